package dev.atalaya.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditResult;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.ScratchDatabase;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the log says about one user, role or agent. */
@DatabaseTest
class AuditHistoryTests {

    /** 20,000 events of 500 users, 500 roles and 50 agents, whose hashes mean nothing. */
    private static final String MANY = """
            insert into audit_logs (sequence, created_at, actor_user_id, actor_kind, action, target_type, target_id,
                   agent_id, result, salts, digests, previous_hash, hash)
            select i, now() - i * interval '1 minute', i % 500, 'person', 'thing.touched',
                   (array['user', 'role', 'agent'])[1 + i % 3], i % 500, i % 50, 'ok', '{}', '{}',
                   sha256(('p' || i)::bytea), sha256(('h' || i)::bytea)
              from generate_series(1, 20000) i;
            analyze audit_logs
            """;

    @Autowired
    private AuditService audit;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient database;

    private AtalayaUser auditor;
    private AtalayaUser person;
    private AtalayaUser admin;

    @BeforeEach
    void people() {
        auditor = World.person("auditor");
        person = World.person();
        admin = World.person();
    }

    // U03
    @Test
    void ofAUserItIsWhatTheUserDidAndWhatWasDoneToTheUser() {
        happen(person, "thing.touched", new AuditTarget("thing", id(admin), "T"), null);
        happen(admin, "user.updated", target(person), null);
        happen(person, "user.password_changed", target(person), null);
        happen(admin, "role.assigned", target(person), null);
        happen(admin, "user.updated", target(admin), null);
        happen(admin, "role.updated", new AuditTarget("role", id(person), "R"), null);

        var history = World.as(auditor, () -> everyPage(ofUser(person), true));

        assertThat(history)
                .extracting(AuditRow::action)
                .containsExactly("role.assigned", "user.password_changed", "user.updated", "thing.touched");
        assertThat(history).extracting(row -> row.isBy(id(person))).containsExactly(false, true, false, true);
        assertThat(history)
                .extracting(row -> row.isTo(new AuditSubject(AuditSubject.USER, id(person))))
                .containsExactly(true, true, true, false);
        assertThat(World.as(auditor, () -> everyPage(ofUser(person), false))).isEqualTo(history.reversed());
        assertThat(World.as(auditor, () -> audit.count(ofUser(person)))).isEqualTo(4);
    }

    @Test
    void ofARoleItIsWhatWasDoneToTheRole() {
        var role = id(admin);
        happen(admin, "role.updated", new AuditTarget("role", role, "R"), null);
        happen(admin, "role.updated", new AuditTarget("role", id(person), "Another"), null);
        happen(admin, "user.updated", target(admin), null);

        assertThat(World.as(auditor, () -> everyPage(of(AuditSubject.ROLE, role), true)))
                .singleElement()
                .satisfies(row -> assertThat(row.target()).isEqualTo("R"));
    }

    @Test
    void ofAnAgentItIsWhatWasDoneToTheAgentAndWithinIt() {
        var agent = World.agent();
        happen(admin, "agent.paused", new AuditTarget("agent", agent.value(), "A"), null);
        happen(admin, "conversation.viewed", new AuditTarget("conversation", 1L, "C"), agent);
        happen(admin, "agent.resumed", new AuditTarget("agent", agent.value(), "A"), agent);
        happen(admin, "agent.paused", new AuditTarget("agent", World.agent().value(), "B"), null);

        assertThat(World.as(auditor, () -> everyPage(of(AuditSubject.AGENT, agent.value()), true)))
                .extracting(AuditRow::action)
                .containsExactly("agent.resumed", "conversation.viewed", "agent.paused");
    }

    @Test
    void withoutReadAllItEndsAtTheScope() {
        var mine = World.agent();
        var reader = scopedReader(mine);
        spread(mine, World.agent());

        assertThat(World.as(reader, () -> everyPage(ofUser(person), true)))
                .extracting(AuditRow::action)
                .containsExactly("to.mine", "by.mine");
        assertThat(World.as(reader, () -> audit.count(ofUser(person)))).isEqualTo(2);
    }

    /** The service's own wall, with the database's taken down: the owner passes every policy. */
    @Test
    void theServiceNarrowsByItself() {
        var mine = World.agent();
        spread(mine, World.agent());
        var query = new AuditQuery(ofUser(person), List.of(mine));

        assertThat(actions(World.owner(), query)).containsExactly("to.mine", "by.mine");
    }

    /** The database's wall, with the service's taken down. */
    @Test
    void theDatabaseNarrowsByItself() {
        var mine = World.agent();
        var reader = scopedReader(mine);
        spread(mine, World.agent());
        var query = new AuditQuery(ofUser(person), null);

        List<String> seen = World.as(
                reader, () -> new TransactionTemplate(transactions).execute(status -> actions(database, query)));

        assertThat(seen).containsExactly("to.mine", "by.mine");
    }

    @Test
    void othersMayNotReadIt() {
        var supervisor = World.person("supervisor");

        assertThatThrownBy(() -> World.as(supervisor, () -> audit.search(ofUser(supervisor), true, null, 10)))
                .isInstanceOf(AccessDeniedException.class);
    }

    // H-06, P3
    @Test
    void statementsStayTheSameHoweverManyEvents() {
        var reader = scopedReader(World.agent());
        happen(person, "thing.touched", target(admin), null);
        var empty = Statements.during(
                () -> World.as(auditor, () -> new TransactionTemplate(transactions).execute(status -> true)));
        var ofOne = statements(auditor) - empty;
        var ofOneScoped = statements(reader) - empty;
        for (var n = 0; n < 100; n++) {
            happen(person, "thing.touched", target(admin), null);
        }

        assertThat(statements(auditor) - empty).isEqualTo(ofOne).isEqualTo(2);
        assertThat(statements(reader) - empty).isEqualTo(ofOneScoped).isLessThanOrEqualTo(3);
    }

    // H-05
    @Test
    void itIsReadAlongIndexesAndNotThroughTheLog() {
        try (var scratch = new ScratchDatabase()) {
            Flyway.configure()
                    .dataSource(scratch.owner())
                    .locations("classpath:db/migration", "classpath:db/seed")
                    .load()
                    .migrate();
            var reader = auditorOf(scratch.sql());
            scratch.run(MANY);

            assertThat(plan(scratch.app(), reader, AuditSubject.USER))
                    .contains("audit_logs_actor_idx", "audit_logs_target_idx")
                    .doesNotContain("Seq Scan on audit_logs");
            assertThat(plan(scratch.app(), reader, AuditSubject.ROLE))
                    .contains("audit_logs_target_idx")
                    .doesNotContain("Seq Scan on audit_logs");
            assertThat(plan(scratch.app(), reader, AuditSubject.AGENT))
                    .contains("audit_logs_agent_idx", "audit_logs_target_idx")
                    .doesNotContain("Seq Scan on audit_logs");
        }
    }

    /** By and to the person, in an agent, in another one, and in none. */
    private void spread(AgentId mine, AgentId foreign) {
        happen(person, "by.mine", target(admin), mine);
        happen(person, "by.foreign", target(admin), foreign);
        happen(person, "by.none", target(admin), null);
        happen(admin, "to.mine", target(person), mine);
        happen(admin, "to.foreign", target(person), foreign);
        happen(admin, "to.none", target(person), null);
    }

    private static AtalayaUser scopedReader(AgentId agent) {
        var reader = World.person(World.role(Permissions.AUDIT_READ));
        World.grant(reader, agent, "view");
        return reader;
    }

    private int statements(AtalayaUser reader) {
        return Statements.during(() -> World.as(reader, () -> audit.search(ofUser(person), true, null, 50)));
    }

    private static List<String> actions(JdbcClient database, AuditQuery query) {
        return database.sql(query.page(true, null, 50, List.of()))
                .params(query.parameters())
                .query((row, number) -> row.getString("action"))
                .list();
    }

    private static long auditorOf(JdbcClient owner) {
        var id = owner.sql("insert into users (email, display_name, status) values ('a@test.example', 'A', 'active')"
                        + " returning id")
                .query(Long.class)
                .single();
        owner.sql("insert into user_roles (user_id, role_id) select ?, id from roles where code = 'auditor'")
                .param(id)
                .update();
        return id;
    }

    private static String plan(DataSource app, long reader, String type) {
        var query = new AuditQuery(of(type, 7), null);
        var sql = JdbcClient.create(app);
        return new TransactionTemplate(new JdbcTransactionManager(app)).execute(status -> {
            sql.sql("select set_config('atalaya.user_id', ?, true)")
                    .param(Long.toString(reader))
                    .query(String.class)
                    .single();
            return String.join(
                    "\n",
                    sql.sql("explain " + query.page(true, null, 50, List.of()))
                            .params(query.parameters())
                            .query(String.class)
                            .list());
        });
    }

    private List<AuditRow> everyPage(AuditFilter filter, boolean newestFirst) {
        var all = new ArrayList<AuditRow>();
        var page = audit.search(filter, newestFirst, null, 2);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = audit.search(filter, newestFirst, page.getLast().key(), 2);
        }
        return all;
    }

    private void happen(AtalayaUser who, String action, AuditTarget target, @Nullable AgentId agent) {
        World.as(
                who,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    events.publishEvent(new Happened(action, target, agent, AuditResult.OK, Map.of()));
                    return true;
                }));
    }

    private static AuditFilter ofUser(AtalayaUser user) {
        return of(AuditSubject.USER, id(user));
    }

    private static AuditFilter of(String type, long id) {
        return AuditFilter.of(new AuditSubject(type, id));
    }

    private static AuditTarget target(AtalayaUser user) {
        return new AuditTarget("user", id(user), user.displayName());
    }

    private static long id(AtalayaUser user) {
        return user.id().value();
    }
}
