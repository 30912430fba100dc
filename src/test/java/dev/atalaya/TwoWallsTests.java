package dev.atalaya;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.BulkGrants;
import dev.atalaya.access.GrantDetails;
import dev.atalaya.access.GrantHolder;
import dev.atalaya.agents.AgentFilter;
import dev.atalaya.agents.AgentOrder;
import dev.atalaya.agents.AgentService;
import dev.atalaya.agents.AgentVolumes;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.audit.AuditFilter;
import dev.atalaya.audit.AuditService;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationOrder;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.conversations.MessageRow;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Walls;
import dev.atalaya.testkit.World;
import dev.atalaya.users.UserAdministration;
import dev.atalaya.users.UserDetails;
import dev.atalaya.users.UserService;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What belongs to an agent stays with whoever may see the agent, by the services alone and by the database alone: each
 * method answers with either wall down what it answers with both, and something else with none.
 */
@DatabaseTest
class TwoWallsTests {

    /** Each method that answers with something of agents, asked about one of them. */
    private static final List<Reading<?>> READINGS = List.of(
            reading(
                    AgentService.class,
                    "list",
                    (agents, side) ->
                            agents.list(new AgentFilter(side.mark(), null, null), order(AgentOrder.NAME), null, 50)),
            reading(
                    AgentService.class,
                    "count",
                    (agents, side) -> agents.count(new AgentFilter(side.mark(), null, null))),
            reading(AgentService.class, "find", (agents, side) -> agents.find(side.agent())),
            reading(
                    AgentService.class,
                    "volumes",
                    (agents, side) ->
                            agents.volumes(side.agent()).map(AgentVolumes::open).orElse(0)),
            reading(
                    ConversationService.class,
                    "list",
                    (conversations, side) ->
                            conversations.list(about(side), order(ConversationOrder.LAST_MESSAGE), null, 50)),
            reading(ConversationService.class, "count", (conversations, side) -> conversations.count(about(side))),
            reading(
                    ConversationService.class,
                    "agents",
                    (conversations, side) -> conversations.agents().stream()
                            .filter(choice -> choice.name().equals(side.mark()))
                            .toList()),
            reading(
                    ConversationService.class,
                    "open",
                    (conversations, side) -> conversations.open(side.conversation())),
            reading(
                    ConversationService.class,
                    "earlier",
                    (conversations, side) -> conversations.earlier(side.conversation(), side.lastMessage(), 50)),
            reading(
                    AiSessionService.class,
                    "activityOf",
                    (sessions, side) -> sessions.activityOf(side.conversation(), List.of(side.message()))),
            reading(AiSessionService.class, "sessionsOf", (sessions, side) -> sessions.sessionsOf(side.conversation())),
            reading(
                    AiSessionService.class,
                    "entriesOf",
                    (sessions, side) -> sessions.entriesOf(side.conversation(), List.of(side.message()))),
            reading(AuditService.class, "search", (audit, side) -> audit.search(by(side), true, null, 50)),
            reading(AuditService.class, "count", (audit, side) -> audit.count(by(side))),
            reading(AuditService.class, "find", (audit, side) -> audit.find(side.event())),
            reading(
                    AuditService.class,
                    "actors",
                    (audit, side) -> audit.actors().stream()
                            .filter(actor -> actor.id().equals(side.actor().id()))
                            .toList()),
            reading(
                    AuditService.class,
                    "actions",
                    (audit, side) -> audit.actions().stream()
                            .filter(side.action()::equals)
                            .toList()),
            reading(
                    UserService.class,
                    "risks",
                    (users, side) -> users.risks().endings().first().stream()
                            .filter(ending -> side.mark().equals(ending.lostAgent()))
                            .toList()),
            reading(
                    AccessService.class,
                    "previewGrant",
                    (access, side) -> answer(() -> access.previewGrant(grant(side)))),
            reading(BulkGrants.class, "preview", (access, side) -> answer(() -> access.preview(List.of(grant(side))))));

    /** Each other method, and why no wall stands before it. */
    private static final Map<String, String> UNSCOPED = because(Map.of(
            "grants: no policy covers their table, which decides the scope; access.read reads agents' names",
            List.of(
                    "AccessService.list",
                    "AccessService.count",
                    "AccessService.reaching",
                    "AccessService.between",
                    "AccessService.ofRole",
                    "AccessService.ofAgent",
                    "AccessExplainer.explain",
                    "MatrixService.columns",
                    "MatrixService.rows",
                    "MatrixService.holders"),
            "changes a grant and answers with no row; what it refuses is what its preview refuses",
            List.of("AccessService.grant", "AccessService.revoke", "AccessService.previewRevoke", "BulkGrants.grant"),
            "needs agents.manage, which knows every agent, and answers with its key at most",
            List.of(
                    "AgentService.ensure",
                    "AgentService.create",
                    "AgentService.update",
                    "AgentService.pause",
                    "AgentService.resume",
                    "AgentService.retire"),
            "accounts, roles and permissions belong to no agent",
            List.of(
                    "AssignmentService.assign",
                    "AssignmentService.remove",
                    "BulkUsers.activate",
                    "BulkUsers.assign",
                    "BulkUsers.remove",
                    "BulkUsers.roles",
                    "BulkUsers.suspend",
                    "RoleService.choices",
                    "RoleService.count",
                    "RoleService.create",
                    "RoleService.delete",
                    "RoleService.find",
                    "RoleService.heldBy",
                    "RoleService.holders",
                    "RoleService.list",
                    "RoleService.permissionsOf",
                    "RoleService.update",
                    "UserAdministration.activate",
                    "UserAdministration.archive",
                    "UserAdministration.create",
                    "UserAdministration.invite",
                    "UserAdministration.suspend",
                    "UserService.count",
                    "UserService.find",
                    "UserService.list",
                    "UserService.roles"),
            "numbers alone, those that the policies give to the people concerned",
            List.of(
                    "AssignmentService.previewAssign",
                    "AssignmentService.previewRemove",
                    "BulkUsers.previewActivate",
                    "BulkUsers.previewAssign",
                    "BulkUsers.previewRemove",
                    "BulkUsers.previewSuspend",
                    "RoleService.previewUpdate",
                    "UserAdministration.previewActivate",
                    "UserAdministration.previewArchive",
                    "UserAdministration.previewSuspend"),
            "the import writes for every agent, and answers with counts",
            List.of("ImportService.importFrom", "ImportService.isEmpty"),
            "the schema belongs to no agent",
            List.of("MigrationService.find", "MigrationService.report"),
            "names of the log's writers: whoChangedAnAccountIsForReadersOfTheWholeLog",
            List.of("UserAdministration.update")));

    /** All but one that asks for the scope within its SQL, whose policies are seen alone by policiesCountAlone. */
    private static final List<Reading<?>> WITH_A_WALL_TO_TAKE_DOWN = READINGS.stream()
            .filter(reading -> !reading.toString().equals("ConversationService.count"))
            .toList();

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    private AtalayaUser reader;
    private Side ours;
    private Side theirs;

    @BeforeEach
    void fill() {
        ours = side("walled-ours");
        theirs = side("walled-theirs");
        reader = World.person(World.role(
                Walls.permissionsBut(Permissions.ACCESS_READ, Permissions.AGENTS_MANAGE, Permissions.AUDIT_READ_ALL)));
        World.grant(reader, ours.agent(), "view");
    }

    /** So that the next test's are again the first to end. */
    @AfterEach
    void letNothingEnd() {
        for (var side : List.of(ours, theirs)) {
            World.owner()
                    .sql("update user_agent_access set expires_at = null where agent_id = ?")
                    .param(side.agent().value())
                    .update();
        }
    }

    @Test
    void everyMethodIsListedOrSaysWhyNot() {
        var found = new TreeSet<String>();
        for (var service : application.getBeansWithAnnotation(Service.class).values()) {
            var type = AopUtils.getTargetClass(service);
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers())
                            && !Modifier.isStatic(method.getModifiers())
                            && !method.isSynthetic())
                    .forEach(method -> found.add(type.getSimpleName() + "." + method.getName()));
        }

        assertThat(READINGS).extracting(Reading::toString).doesNotContainAnyElementsOf(UNSCOPED.keySet());
        var listed = new TreeSet<>(UNSCOPED.keySet());
        READINGS.forEach(reading -> listed.add(reading.toString()));
        assertThat(found).isEqualTo(listed);
    }

    @Test
    void everyTableOfAgentsHasPolicies() {
        var tables = World.owner()
                .sql("select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
                        + " where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')"
                        + " and not c.relispartition and a.attname = 'agent_id' and not a.attisdropped")
                .query(String.class)
                .set();

        tables.removeAll(Set.of("user_agent_access"));
        assertThat(Walls.guardedTables()).containsAll(tables).contains("whatsapp_agents", "conversations");
    }

    @ParameterizedTest
    @FieldSource("READINGS")
    void withBothWallsEverybodySeesTheirOwn(Reading<?> reading) {
        assertThat(isNothing(reading.of(application, reader, ours))).isFalse();
        assertThat(isNothing(reading.of(application, reader, theirs))).isTrue();
    }

    @ParameterizedTest
    @FieldSource("READINGS")
    void rowLevelSecurityHoldsAlone(Reading<?> reading) {
        var whoSeemsToMayAll = Walls.believed(reader);
        var mine = reading.of(application, reader, ours);

        Walls.withoutScope(application, () -> {
            assertThat(isNothing(reading.of(application, whoSeemsToMayAll, theirs)))
                    .isTrue();
            assertThat(reading.of(application, whoSeemsToMayAll, ours)).isEqualTo(mine);
            return true;
        });
    }

    @ParameterizedTest
    @FieldSource("READINGS")
    void servicesHoldAlone(Reading<?> reading) {
        var mine = reading.of(application, reader, ours);

        Walls.withoutPolicies(() -> {
            assertThat(isNothing(reading.of(application, reader, theirs))).isTrue();
            assertThat(reading.of(application, reader, ours)).isEqualTo(mine);
            return true;
        });
    }

    /** The control: what shows nothing here would prove nothing above. */
    @ParameterizedTest
    @FieldSource("WITH_A_WALL_TO_TAKE_DOWN")
    void withoutEitherEverythingIsSeen(Reading<?> reading) {
        var whoSeemsToMayAll = Walls.believed(reader);

        assertThat(Walls.withoutPolicies(() -> Walls.withoutScope(
                        application, () -> isNothing(reading.of(application, whoSeemsToMayAll, theirs)))))
                .isFalse();
    }

    @Test
    void policiesCountAlone() {
        var seen = World.as(
                reader,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> database.sql("select count(*) from conversations where agent_id in (?, ?)")
                                .params(ours.agent().value(), theirs.agent().value())
                                .query(Integer.class)
                                .single()));

        assertThat(seen).isOne();
    }

    @Test
    void whoChangedAnAccountIsForReadersOfTheWholeLog() {
        var users = application.getBean(UserAdministration.class);
        var person = World.person();
        var details = new UserDetails("Changed", person.getUsername(), null, null, 0);
        var admin = World.person("admin");
        World.as(admin, () -> done(() -> users.update(person.id(), details)));

        assertThat(changer(users, person, details, admin)).isEqualTo(admin.displayName());
        assertThat(changer(users, person, details, reader)).isNull();
        assertThat(changer(users, person, details, Walls.believed(reader))).isNull();
        assertThat(Walls.withoutPolicies(() -> String.valueOf(changer(users, person, details, reader))))
                .isEqualTo("null");
    }

    private static @Nullable String changer(
            UserAdministration users, AtalayaUser person, UserDetails stale, AtalayaUser asking) {
        return catchThrowableOfType(
                        StaleException.class,
                        () -> World.as(asking, () -> done(() -> users.update(person.id(), stale))))
                .changedBy();
    }

    private Side side(String name) {
        var data = new Conversations();
        var agent = World.agent();
        var mark = name + "-" + agent.value();
        World.owner()
                .sql("update whatsapp_agents set name = ?, slug = ? where id = ?")
                .params(mark, mark, agent.value())
                .update();
        var now = Instant.now();
        var conversation = data.conversation(agent, mark, mark, now);
        var message = data.message(conversation, "ai", mark, now);
        data.message(conversation, "contact", mark, now.plusSeconds(1));
        data.toolCall(data.session(conversation, mark, now), 0, mark, "{}", "[]", message);
        var holder = World.person();
        World.grant(holder, agent, "view");
        // Before whatever else ends soon, and not before the test is through.
        World.owner()
                .sql("update user_agent_access set expires_at = now() + interval '5 minutes' where user_id = ?")
                .param(holder.id().value())
                .update();
        var actor = named(World.person(), mark);
        var manager = World.person("supervisor");
        World.grant(manager, agent, "view");
        var last = World.as(
                        manager,
                        () -> application.getBean(ConversationService.class).open(conversation))
                .orElseThrow()
                .messages()
                .getLast();
        // Names of acts have no digits.
        var action = "walled."
                + mark.replace('-', '_').chars().mapToObj(TwoWallsTests::letter).collect(Collectors.joining());
        return new Side(mark, agent, conversation, message, last, actor, action, happen(actor, agent, action));
    }

    private long happen(AtalayaUser actor, AgentId agent, String action) {
        World.as(
                actor,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    events.publishEvent(new Touched(action, agent));
                    return true;
                }));
        return World.owner()
                .sql("select sequence from audit_logs where action = ?")
                .param(action)
                .query(Long.class)
                .single();
    }

    private static String letter(int sign) {
        return Character.toString(sign >= '0' && sign <= '9' ? sign - '0' + 'a' : sign);
    }

    private static AtalayaUser named(AtalayaUser user, String name) {
        return new AtalayaUser(user.id(), user.getUsername(), name, true, null, null, null, "system", Set.of());
    }

    private static ConversationFilter about(Side side) {
        return ConversationFilter.ALL.of(side.agent());
    }

    private static AuditFilter by(Side side) {
        return new AuditFilter(side.actor().id(), null, null, null, null);
    }

    private static GrantDetails grant(Side side) {
        return new GrantDetails(
                GrantHolder.user(side.actor().id()), side.agent().value(), AccessLevel.VIEW, "walls", null, null);
    }

    private static <S extends Enum<S>> KeysetOrder<S> order(S by) {
        return new KeysetOrder<>(by, false);
    }

    /** A refusal is no answer. */
    private static String answer(Runnable act) {
        try {
            act.run();
            return "done";
        } catch (RefusedException refused) {
            return "";
        }
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    private static boolean isNothing(Object answer) {
        return Set.of("", "0", "[]", "Optional.empty", "ThreadActivity[sessions=[], toolCalls=[]]")
                .contains(answer.toString());
    }

    private static Map<String, String> because(Map<String, List<String>> reasons) {
        var found = new HashMap<String, String>();
        reasons.forEach((reason, methods) -> methods.forEach(method -> found.put(method, reason)));
        return found;
    }

    private static <S> Reading<S> reading(Class<S> service, String method, BiFunction<S, Side, Object> call) {
        return new Reading<>(service, method, call);
    }

    /** An agent with everything that can be seen of it, under a name that nothing else has. */
    private record Side(
            String mark,
            AgentId agent,
            ConversationId conversation,
            long message,
            MessageRow lastMessage,
            AtalayaUser actor,
            String action,
            long event) {}

    private record Reading<S>(Class<S> service, String method, BiFunction<S, Side, Object> call) {

        Object of(ConfigurableApplicationContext application, AtalayaUser reader, Side side) {
            return World.as(reader, () -> call.apply(application.getBean(service), side));
        }

        @Override
        public String toString() {
            return service.getSimpleName() + "." + method;
        }
    }

    private record Touched(String action, AgentId agent) implements AuditableEvent {

        @Override
        public AuditTarget target() {
            return new AuditTarget("thing", 1L, "A thing");
        }
    }
}
