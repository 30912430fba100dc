package dev.atalaya;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.BulkGrants;
import dev.atalaya.access.GrantDetails;
import dev.atalaya.access.GrantHolder;
import dev.atalaya.agents.AgentDetails;
import dev.atalaya.agents.AgentKind;
import dev.atalaya.agents.AgentService;
import dev.atalaya.agents.AgentStatus;
import dev.atalaya.agents.NewAgent;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.prices.PriceDetails;
import dev.atalaya.aisessions.prices.PriceService;
import dev.atalaya.aisessions.scores.ScoreDetails;
import dev.atalaya.aisessions.scores.ScoreService;
import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.contacts.ContactErasure;
import dev.atalaya.conversations.contacts.ContactPrivacy;
import dev.atalaya.conversations.labels.LabelChoice;
import dev.atalaya.conversations.labels.LabelColour;
import dev.atalaya.conversations.labels.LabelDetails;
import dev.atalaya.conversations.labels.LabelService;
import dev.atalaya.conversations.review.ReviewScoring;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.conversations.review.rules.QueueFilling;
import dev.atalaya.conversations.review.rules.RuleDetails;
import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.conversations.review.rules.RuleService;
import dev.atalaya.conversations.review.scorecards.Answers;
import dev.atalaya.conversations.review.scorecards.ScorecardDetails;
import dev.atalaya.conversations.review.scorecards.ScorecardItem;
import dev.atalaya.conversations.review.scorecards.ScorecardService;
import dev.atalaya.conversations.saved.SavedViewDetails;
import dev.atalaya.conversations.saved.SavedViewService;
import dev.atalaya.conversations.transcript.Transcripts;
import dev.atalaya.conversations.work.ConversationNotes;
import dev.atalaya.conversations.work.ConversationWork;
import dev.atalaya.conversations.work.Seen;
import dev.atalaya.ingest.ImportListener;
import dev.atalaya.ingest.ImportResult;
import dev.atalaya.ingest.ImportService;
import dev.atalaya.ingest.ImportSource;
import dev.atalaya.ingest.Reject;
import dev.atalaya.roles.AssignmentService;
import dev.atalaya.roles.RoleDetails;
import dev.atalaya.roles.RoleService;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditableEvent;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Tables;
import dev.atalaya.testkit.World;
import dev.atalaya.users.UserAdministration;
import dev.atalaya.users.UserDetails;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever a service changes, exactly one event says so, in the same transaction; without the event nothing changes. */
@DatabaseTest
class AuditedServicesTests {

    /** Of an act that is recorded and changes nothing. */
    private static final String NO_TABLE = "";

    /** Of an act that takes a row away, which then says no more whose transaction it was. */
    private static final String GONE_FROM = "-";

    /** Each method of a service that may write: its event, a table that it changes, what it needs, and how it is called. */
    private static final List<Act<?, ?>> ACTS = List.of(
            act(
                    AgentService.class,
                    "ensure",
                    "agent.created",
                    "whatsapp_agents",
                    AuditedServicesTests::newAgent,
                    AgentService::ensure),
            agentAct("create", "agent.created", AgentService::create, AuditedServicesTests::unknownAgent),
            agentAct(
                    "update",
                    "agent.updated",
                    (service, agent) -> {
                        service.update(agent.with("Sweep changed", null, AgentKind.BOT, "es", "UTC"));
                        return true;
                    },
                    () -> knownAgent("active")),
            agentAct(
                    "pause",
                    "agent.paused",
                    (service, agent) -> {
                        service.pause(agent, "sweep");
                        return true;
                    },
                    () -> knownAgent("active")),
            agentAct(
                    "resume",
                    "agent.resumed",
                    (service, agent) -> {
                        service.resume(agent, "sweep");
                        return true;
                    },
                    () -> knownAgent("paused")),
            agentAct(
                    "retire",
                    "agent.retired",
                    (service, agent) -> {
                        service.retire(agent, "sweep");
                        return true;
                    },
                    () -> knownAgent("active")),
            act(
                    ConversationService.class,
                    "open",
                    "conversation.viewed",
                    NO_TABLE,
                    () -> World.conversation(World.agent(), "Hello"),
                    ConversationService::open),
            act(
                    AiSessionService.class,
                    "open",
                    "ai_session.viewed",
                    NO_TABLE,
                    AuditedServicesTests::newAiSession,
                    (service, id) -> service.open(id, 0)),
            act(
                    ScoreService.class,
                    "save",
                    "ai_session.scored",
                    "ai_scores",
                    AuditedServicesTests::newAiSession,
                    (service, id) ->
                            done(() -> service.save(new ScoreDetails(id, null, ScoreDetails.NEW, 4, null, null)))),
            act(
                    ScoreService.class,
                    "remove",
                    "ai_session.score_removed",
                    GONE_FROM + "ai_scores",
                    AuditedServicesTests::scoredAiSession,
                    (service, id) -> done(() -> service.remove(id, null, 0))),
            act(
                    PriceService.class,
                    "create",
                    "ai_price.created",
                    "ai_prices",
                    () -> newPrice(null),
                    PriceService::create),
            act(
                    PriceService.class,
                    "update",
                    "ai_price.updated",
                    "ai_prices",
                    AuditedServicesTests::knownPrice,
                    (service, id) -> done(() -> service.update(newPrice(id)))),
            act(
                    PriceService.class,
                    "remove",
                    "ai_price.removed",
                    GONE_FROM + "ai_prices",
                    AuditedServicesTests::knownPrice,
                    (service, id) -> done(() -> service.remove(newPrice(id), "sweep"))),
            act(
                    ConversationService.class,
                    "openAt",
                    "conversation.viewed",
                    NO_TABLE,
                    () -> World.conversation(World.agent(), "Hello"),
                    (service, id) -> service.openAt(id, 1)),
            act(
                    ConversationService.class,
                    "openSince",
                    "conversation.viewed",
                    NO_TABLE,
                    () -> World.conversation(World.agent(), "Hello"),
                    (service, id) -> service.openSince(id, Instant.EPOCH)),
            act(
                    ImportService.class,
                    "importFrom",
                    "conversations.imported",
                    "conversations",
                    AuditedServicesTests::newConversation,
                    (service, source) -> service.importFrom(source, new Silent())),
            act(
                    UserAdministration.class,
                    "create",
                    "user.created",
                    "users",
                    AuditedServicesTests::newPerson,
                    UserAdministration::create),
            act(
                    UserAdministration.class,
                    "update",
                    "user.updated",
                    "users",
                    () -> World.person().id(),
                    (service, id) -> done(() -> service.update(id, newPerson()))),
            act(
                    UserAdministration.class,
                    "invite",
                    "user.invited",
                    "user_tokens",
                    () -> person("draft"),
                    UserAdministration::invite),
            act(
                    UserAdministration.class,
                    "suspend",
                    "user.suspended",
                    "users",
                    () -> person("active"),
                    (service, id) -> done(() -> service.suspend(id, "for a test"))),
            act(
                    UserAdministration.class,
                    "archive",
                    "user.archived",
                    "users",
                    () -> person("active"),
                    (service, id) -> done(() -> service.archive(id, "for a test"))),
            act(
                    UserAdministration.class,
                    "activate",
                    "user.activated",
                    "users",
                    () -> person("suspended"),
                    (service, id) -> done(() -> service.activate(id))),
            act(
                    AssignmentService.class,
                    "assign",
                    "role.assigned",
                    "user_roles",
                    World::person,
                    (service, person) -> service.assign(person.id(), "auditor", "sweep", null)),
            act(
                    AssignmentService.class,
                    "remove",
                    "role.revoked",
                    GONE_FROM + "user_roles",
                    () -> World.person("auditor"),
                    (service, person) -> service.remove(person.id(), "auditor", "sweep")),
            act(
                    RoleService.class,
                    "create",
                    "role.created",
                    "roles",
                    () -> "sweep-" + System.nanoTime(),
                    (service, code) -> service.create(RoleDetails.created(code, code, "", Set.of()))),
            act(
                    RoleService.class,
                    "update",
                    "role.updated",
                    "roles",
                    AuditedServicesTests::newRole,
                    (service, role) -> {
                        service.update(role.describedAs(role.name() + " changed", ""));
                        return true;
                    }),
            act(
                    RoleService.class,
                    "delete",
                    "role.deleted",
                    GONE_FROM + "roles",
                    AuditedServicesTests::newRole,
                    (service, role) -> {
                        service.delete(role, "sweep");
                        return true;
                    }),
            act(
                    AccessService.class,
                    "grant",
                    "access.granted",
                    "user_agent_access",
                    AuditedServicesTests::newGrant,
                    AccessService::grant),
            act(
                    AccessService.class,
                    "revoke",
                    "access.revoked",
                    GONE_FROM + "user_agent_access",
                    AuditedServicesTests::oldGrant,
                    (service, grant) -> done(() -> service.revoke(grant, 0, "sweep"))),
            act(
                    BulkGrants.class,
                    "grant",
                    "access.granted",
                    "user_agent_access",
                    () -> List.of(newGrant()),
                    BulkGrants::grant),
            act(
                    ConversationWork.class,
                    "assign",
                    "conversation.assigned",
                    "conversations",
                    AuditedServicesTests::attendant,
                    (work, attendant) -> work.assign(Seen.however(attendant.id()), attendant.person())),
            act(
                    ConversationWork.class,
                    "unassign",
                    "conversation.assigned",
                    "conversations",
                    AuditedServicesTests::assigned,
                    ConversationWork::unassign),
            workAct(
                    "setPriority",
                    "priority_changed",
                    (work, seen) -> work.setPriority(seen, ConversationPriority.HIGH)),
            workAct(
                    "changeStatus",
                    "status_changed",
                    (work, seen) -> work.changeStatus(seen, ConversationStatus.CLOSED)),
            workAct(
                    "snooze",
                    "snoozed",
                    (work, seen) -> work.snooze(seen, Instant.now().plusSeconds(3_600))),
            act(
                    ConversationWork.class,
                    "label",
                    "conversation.labelled",
                    "conversation_labels",
                    () -> new Labelled(
                            World.conversation(World.agent(), "Hello"),
                            newLabel().id()),
                    (work, wanted) -> work.label(wanted.id(), wanted.label())),
            act(
                    ConversationWork.class,
                    "unlabel",
                    "conversation.unlabelled",
                    GONE_FROM + "conversation_labels",
                    AuditedServicesTests::labelled,
                    (work, labelled) -> work.unlabel(labelled.id(), labelled.label())),
            act(
                    ConversationNotes.class,
                    "add",
                    "conversation.note_added",
                    "conversation_notes",
                    () -> World.conversation(World.agent(), "Hello"),
                    (notes, id) -> notes.add(id, "For the sweep")),
            act(
                    ConversationNotes.class,
                    "edit",
                    "conversation.note_edited",
                    "conversation_notes",
                    AuditedServicesTests::newNote,
                    (notes, note) -> done(() -> notes.edit(note, 0, "Changed"))),
            act(
                    ConversationNotes.class,
                    "delete",
                    "conversation.note_deleted",
                    "conversation_notes",
                    AuditedServicesTests::newNote,
                    (notes, note) -> done(() -> notes.delete(note, 0))),
            act(
                    ContactPrivacy.class,
                    "unmask",
                    "contact.unmasked",
                    NO_TABLE,
                    () -> World.conversation(World.agent(), "Hello"),
                    (privacy, id) -> done(() -> privacy.unmask(id, "For the sweep"))),
            act(
                    ContactPrivacy.class,
                    "mask",
                    "contact.masked_again",
                    NO_TABLE,
                    () -> World.conversation(World.agent(), "Hello"),
                    (privacy, id) -> done(() -> privacy.mask(id))),
            act(
                    Transcripts.class,
                    "begin",
                    "conversation.exported",
                    NO_TABLE,
                    () -> World.conversation(World.agent(), "Hello"),
                    (transcripts, id) -> transcripts.begin(id, "print", false)),
            act(
                    ContactErasure.class,
                    "erase",
                    "contact.erased",
                    "contacts",
                    () -> World.conversation(World.agent(), "Hello"),
                    (erasure, id) -> done(() -> erasure.erase(id, "For the sweep"))),
            act(
                    LabelService.class,
                    "create",
                    "label.created",
                    "labels",
                    () -> LabelDetails.created("sweep-" + System.nanoTime(), "", LabelColour.BLUE),
                    LabelService::create),
            act(
                    LabelService.class,
                    "update",
                    "label.updated",
                    "labels",
                    AuditedServicesTests::newLabel,
                    (labels, label) -> done(() ->
                            labels.update(new LabelDetails(label.id(), 0, label.name() + "!", "", LabelColour.RED)))),
            act(
                    LabelService.class,
                    "archive",
                    "label.archived",
                    "labels",
                    AuditedServicesTests::newLabel,
                    (labels, label) -> done(() -> labels.archive(label.id(), 0))),
            act(
                    LabelService.class,
                    "restore",
                    "label.restored",
                    "labels",
                    AuditedServicesTests::archivedLabel,
                    (labels, label) -> done(() -> labels.restore(label.id(), 0))),
            act(
                    ScorecardService.class,
                    "create",
                    "scorecard.created",
                    "scorecards",
                    () -> Reviews.details("sweep-" + System.nanoTime()),
                    ScorecardService::create),
            act(
                    ScorecardService.class,
                    "update",
                    "scorecard.updated",
                    "scorecards",
                    Reviews::scorecard,
                    (scorecards, id) -> done(() -> scorecards.update(new ScorecardDetails(
                            id,
                            0,
                            "sweep-" + System.nanoTime(),
                            "",
                            List.of(ScorecardItem.yesNo("Was it polite?", 10)))))),
            act(
                    ScorecardService.class,
                    "retire",
                    "scorecard.retired",
                    "scorecards",
                    Reviews::scorecard,
                    (scorecards, id) -> done(() -> scorecards.retire(id, 0))),
            act(
                    RuleService.class,
                    "create",
                    "review_rule.created",
                    "review_rules",
                    () -> RuleDetails.created(World.agent(), Reviews.scorecard(), RuleKind.SHARE, 1, 1),
                    RuleService::create),
            act(
                    RuleService.class,
                    "update",
                    "review_rule.updated",
                    "review_rules",
                    () -> Reviews.rule(World.agent(), Reviews.scorecard(), RuleKind.SHARE, 1),
                    (rules, id) -> done(() ->
                            rules.update(new RuleDetails(id, 0, null, Reviews.scorecardOf(id), RuleKind.SHARE, 2, 1)))),
            act(
                    RuleService.class,
                    "pause",
                    "review_rule.updated",
                    "review_rules",
                    () -> Reviews.rule(World.agent(), Reviews.scorecard(), RuleKind.SHARE, 1),
                    (rules, id) -> done(() -> rules.pause(id, 0))),
            act(
                    RuleService.class,
                    "resume",
                    "review_rule.updated",
                    "review_rules",
                    AuditedServicesTests::pausedRule,
                    (rules, id) -> done(() -> rules.resume(id, 0))),
            act(
                    QueueFilling.class,
                    "fill",
                    "reviews.filled",
                    "reviews",
                    AuditedServicesTests::somethingToQueue,
                    (filling, agent) -> filling.fill()),
            act(
                    QueueFilling.class,
                    "fillNow",
                    "reviews.filled",
                    "reviews",
                    AuditedServicesTests::somethingToQueue,
                    (filling, agent) -> filling.fillNow()),
            act(
                    ReviewScoring.class,
                    "submit",
                    "review.submitted",
                    "reviews",
                    AuditedServicesTests::newReview,
                    (scoring, id) -> scoring.submit(id, Answers.NONE.with(0, "1"))),
            act(
                    ReviewScoring.class,
                    "skip",
                    "review.skipped",
                    "reviews",
                    AuditedServicesTests::newReview,
                    (scoring, id) -> done(() -> scoring.skip(id, "sweep"))),
            act(
                    SavedViewService.class,
                    "save",
                    "saved_view.saved",
                    "saved_views",
                    () -> new SavedViewDetails("sweep-" + System.nanoTime(), "list=open", null, false),
                    (views, details) -> done(() -> views.save(details))),
            act(
                    SavedViewService.class,
                    "delete",
                    "saved_view.deleted",
                    GONE_FROM + "saved_views",
                    AuditedServicesTests::newView,
                    (views, view) -> done(() -> views.delete(view))));

    /** Methods that read without a transaction of their own, or in one that nothing keeps from writing, or do one of the acts for many. */
    private static final List<String> READING = List.of(
            "AccessService.previewGrant",
            "AccessService.previewRevoke",
            "AssignmentService.previewAssign",
            "AssignmentService.previewRemove",
            "BulkGrants.preview",
            "BulkUsers.activate",
            "BulkUsers.assign",
            "BulkUsers.previewActivate",
            "BulkUsers.previewAssign",
            "BulkUsers.previewRemove",
            "BulkUsers.previewSuspend",
            "BulkUsers.remove",
            "BulkUsers.roles",
            "BulkUsers.suspend",
            "BulkWork.assign",
            "BulkWork.close",
            "BulkWork.label",
            "BulkWork.unlabel",
            "ImportService.isEmpty",
            "MigrationService.find",
            "MigrationService.report",
            "ReviewScoring.open",
            "RoleService.previewUpdate",
            "UserAdministration.previewActivate",
            "UserAdministration.previewArchive",
            "UserAdministration.previewSuspend");

    /** What lapses by itself or is not handed in yet: none of it is an act that the log should tell. */
    private static final List<String> NOT_YET_DONE =
            List.of("ReviewQueue.next", "ReviewQueue.release", "ReviewQueue.reserve", "ReviewScoring.keep");

    @Autowired
    private ApplicationContext application;

    @Autowired
    private PlatformTransactionManager transactions;

    // D-07
    @Test
    void everyMethodThatMayWriteIsListed() {
        var transactional = new AnnotationTransactionAttributeSource();
        var found = new ArrayList<String>();
        for (var service : application.getBeansWithAnnotation(Service.class).values()) {
            var type = AopUtils.getTargetClass(service);
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                    .filter(method -> mayWrite(transactional, method, type))
                    .forEach(method -> found.add(type.getSimpleName() + "." + method.getName()));
        }

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ACTS.stream().map(Act::toString), READING.stream(), NOT_YET_DONE.stream())
                                .flatMap(Function.identity())
                                .toList());
    }

    // D-07
    @ParameterizedTest
    @FieldSource("ACTS")
    void withoutItsEventNothingHappens(Act<?, ?> act) {
        var person = whoMayAll();
        var call = act.prepare(application);

        World.withTheLogClosed(() -> {
            var before = Tables.digests();
            assertThat(catchThrowable(() -> World.as(person, call::run)))
                    .as("the call fails")
                    .isNotNull();
            assertThat(Tables.digests()).isEqualTo(before);
            return true;
        });
    }

    // D-07
    @ParameterizedTest
    @FieldSource("ACTS")
    void itsEventIsOneAndOfItsTransaction(Act<?, ?> act) {
        var person = whoMayAll();
        var call = act.prepare(application);
        var before = Tables.digests();
        var last = length();

        World.as(person, call::run);

        var recorded = World.owner()
                .sql("select action, xmin::text as transaction from audit_logs where sequence > ?")
                .param(last)
                .query()
                .listOfRows();
        assertThat(recorded).singleElement().satisfies(event -> {
            assertThat(event.get("action")).isEqualTo(act.event);
            if (act.table.equals(NO_TABLE)) {
                assertThat(Tables.digests()).isEqualTo(before);
            } else if (act.table.startsWith(GONE_FROM)) {
                var table = act.table.substring(GONE_FROM.length());
                assertThat(Tables.digests().get(table)).isNotEqualTo(before.get(table));
            } else {
                assertThat(rowsWrittenBy(String.valueOf(event.get("transaction")), act.table))
                        .isPositive();
            }
        });
    }

    // D-07
    @Test
    void whatOnlyReadsCannotWriteAnEvent() {
        var reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        var person = whoMayAll();

        assertThatThrownBy(() -> World.as(
                        person,
                        () -> reading.execute(status -> {
                            application.publishEvent((AuditableEvent) () -> "thing.read");
                            return true;
                        })))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("read-only transaction");
        assertThat(World.actionsOf(person)).isEmpty();
    }

    private static boolean mayWrite(AnnotationTransactionAttributeSource transactional, Method method, Class<?> type) {
        var attribute = transactional.getTransactionAttribute(method, type);
        return attribute == null || !attribute.isReadOnly();
    }

    private static AtalayaUser whoMayAll() {
        var permissions = Arrays.stream(Permissions.class.getFields())
                .map(AuditedServicesTests::value)
                .toArray(String[]::new);
        var person = World.person(World.role(permissions));
        World.grant(person, null, "manage");
        return person;
    }

    private static String value(Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long rowsWrittenBy(String transaction, String table) {
        return World.owner()
                .sql("select count(*) from " + table + " where xmin::text = ?")
                .param(transaction)
                .query(Long.class)
                .single();
    }

    private static long length() {
        return World.owner()
                .sql("select sequence from audit_head")
                .query(Long.class)
                .single();
    }

    private static RoleDetails newRole() {
        var code = World.role();
        return new RoleDetails(World.roleId(code), 0, code, code, "", false, Set.of(), null);
    }

    private static GrantDetails newGrant() {
        return new GrantDetails(
                GrantHolder.user(World.person().id()), World.agent().value(), AccessLevel.VIEW, "sweep", null, null);
    }

    private static long oldGrant() {
        var person = World.person();
        World.grant(person, World.agent(), "view");
        return World.owner()
                .sql("select id from user_agent_access where user_id = ?")
                .param(person.id().value())
                .query(Long.class)
                .single();
    }

    private static Act<AgentService, AgentDetails> agentAct(
            String method, String event, Call<AgentService, AgentDetails> call, Supplier<AgentDetails> needs) {
        return act(AgentService.class, method, event, "whatsapp_agents", needs, call);
    }

    private static Act<ConversationWork, Seen> workAct(String method, String event, Call<ConversationWork, Seen> call) {
        return act(
                ConversationWork.class,
                method,
                "conversation." + event,
                "conversations",
                () -> Seen.however(World.conversation(World.agent(), "Hello")),
                call);
    }

    private static Attendant attendant() {
        var agent = World.agent();
        var person = World.person("supervisor");
        World.grant(person, agent, "view");
        return new Attendant(World.conversation(agent, "Hello"), person.id());
    }

    private static Seen assigned() {
        var attendant = attendant();
        World.owner()
                .sql("update conversations set assignee_id = ? where id = ?")
                .params(attendant.person().value(), attendant.id().value())
                .update();
        return Seen.however(attendant.id());
    }

    private static AgentId agentOf(ConversationId conversation) {
        return new AgentId(World.owner()
                .sql("select agent_id from conversations where id = ?")
                .param(conversation.value())
                .query(Long.class)
                .single());
    }

    private static LabelChoice newLabel() {
        var name = "sweep-" + System.nanoTime();
        return new LabelChoice(
                World.owner()
                        .sql("insert into labels (name) values (?) returning id")
                        .param(name)
                        .query(Long.class)
                        .single(),
                name,
                LabelColour.GREY);
    }

    private static LabelChoice archivedLabel() {
        var label = newLabel();
        World.owner()
                .sql("update labels set archived_at = now() where id = ?")
                .param(label.id())
                .update();
        return label;
    }

    /** A view of whoever came last: the one who is about to act. */
    private static long newView() {
        return World.owner()
                .sql("insert into saved_views (owner_id, name, query)"
                        + " select max(id), 'sweep', '' from users where kind = 'person' returning id")
                .query(Long.class)
                .single();
    }

    private static long pausedRule() {
        var id = Reviews.rule(World.agent(), Reviews.scorecard(), RuleKind.SHARE, 1);
        World.owner()
                .sql("update review_rules set paused = true where id = ?")
                .param(id)
                .update();
        return id;
    }

    private static AgentId somethingToQueue() {
        var agent = World.agent();
        var conversation = World.conversation(agent, "Hello");
        World.owner()
                .sql("update conversations set status = 'closed', closed_at = now() where id = ?")
                .param(conversation.value())
                .update();
        Reviews.rule(agent, Reviews.scorecard(), RuleKind.SHARE, 100);
        return agent;
    }

    /** Reserved by whoever came last: the one who is about to act. */
    private static long newReview() {
        var reviewer = World.owner()
                .sql("select max(id) from users where kind = 'person'")
                .query(Long.class)
                .single();
        return Reviews.reserved(World.conversation(World.agent(), "Hello"), Reviews.scorecard(), new UserId(reviewer));
    }

    private static Labelled labelled() {
        var id = World.conversation(World.agent(), "Hello");
        var label = newLabel().id();
        World.owner()
                .sql("insert into conversation_labels (agent_id, conversation_id, label_id) values (?, ?, ?)")
                .params(agentOf(id).value(), id.value(), label)
                .update();
        return new Labelled(id, label);
    }

    /** A note of whoever came last: the one who is about to act. */
    private static long newNote() {
        var author = World.owner()
                .sql("select max(id) from users where kind = 'person'")
                .query(Long.class)
                .single();
        var id = World.conversation(World.agent(), "Hello");
        return World.owner()
                .sql("insert into conversation_notes (agent_id, conversation_id, author_id, body)"
                        + " values (?, ?, ?, 'A note') returning id")
                .params(agentOf(id).value(), id.value(), author)
                .query(Long.class)
                .single();
    }

    private static AgentDetails unknownAgent() {
        return AgentDetails.created("sweep-" + System.nanoTime(), "Sweep", null, AgentKind.AI, "en", "UTC");
    }

    private static AgentDetails knownAgent(String status) {
        var id = World.agent().value();
        World.owner()
                .sql("update whatsapp_agents set status = ? where id = ?")
                .params(status, id)
                .update();
        return new AgentDetails(
                id, 0, "sweep", "Sweep", null, AgentKind.AI, AgentStatus.ACTIVE, "en", "UTC", null, null);
    }

    private static long newAiSession() {
        return World.aiSession(World.conversation(World.agent(), "Hello"), "model", "Hello");
    }

    private static long scoredAiSession() {
        var id = newAiSession();
        World.owner()
                .sql("insert into ai_scores (agent_id, ai_session_id, score) select agent_id, id, 2 from ai_sessions"
                        + " where id = ?")
                .param(id)
                .update();
        return id;
    }

    private static PriceDetails newPrice(@Nullable Long id) {
        var model = "sweep-" + System.nanoTime();
        return new PriceDetails(id, 0, model, null, "EUR", LocalDate.EPOCH.plusYears(40), null, 1, null, 2, null);
    }

    private static long knownPrice() {
        return World.owner()
                .sql("insert into ai_prices (model, currency, valid_from, input_micros, output_micros)"
                        + " values (?, 'EUR', '2026-01-01', 1, 2) returning id")
                .param("sweep-" + System.nanoTime())
                .query(Long.class)
                .single();
    }

    private static NewAgent newAgent() {
        return new NewAgent("sweep-" + System.nanoTime(), "Sweep", null, null, null, null);
    }

    private static UserDetails newPerson() {
        return new UserDetails("Sweep", "sweep" + System.nanoTime() + "@test.example", null, null, 0);
    }

    /** Somebody of that status, beside an administrator, without whom nobody could be taken away. */
    private static UserId person(String status) {
        World.person("admin");
        var id = World.person().id();
        World.owner()
                .sql("update users set status = ? where id = ?")
                .params(status, id.value())
                .update();
        return id;
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    private static ImportSource newConversation() {
        var line = """
                {"externalId":"sweep-%d","agent":{"slug":"%s","name":"Sweep"},"contact":{"phone":"+34600000199"},\
                "status":"open","openedAt":"2026-01-01T08:00:00Z","messages":[{"externalId":"sweep","direction":"inbound",\
                "sender":"contact","type":"text","body":"Hello","sentAt":"2026-01-01T08:00:00Z"}]}
                """.formatted(System.nanoTime(), slug(World.agent()));
        return new ImportSource("sweep.ndjson", () -> new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    }

    private static String slug(AgentId agent) {
        return World.owner()
                .sql("select slug from whatsapp_agents where id = ?")
                .param(agent.value())
                .query(String.class)
                .single();
    }

    private static <S, P> Act<S, P> act(
            Class<S> service, String method, String event, String table, Supplier<P> needs, Call<S, P> call) {
        return new Act<>(service, method, event, table, needs, call);
    }

    private record Act<S, P>(
            Class<S> service, String method, String event, String table, Supplier<P> needs, Call<S, P> call) {

        Prepared prepare(ApplicationContext application) {
            var bean = application.getBean(service);
            var need = needs.get();
            return () -> {
                try {
                    call.on(bean, need);
                    return true;
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            };
        }

        @Override
        public String toString() {
            return service.getSimpleName() + "." + method;
        }
    }

    private record Labelled(ConversationId id, long label) {}

    private record Attendant(ConversationId id, UserId person) {}

    private interface Prepared {
        boolean run();
    }

    private interface Call<S, P> {
        Object on(S service, P need) throws Exception;
    }

    /** Leaves it to the import whether it goes on. */
    private static final class Silent implements ImportListener {

        @Override
        public void rejected(Reject reject) {}

        @Override
        public void progressed(ImportResult soFar) {}
    }
}
