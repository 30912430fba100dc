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
import dev.atalaya.aisessions.SessionFilter;
import dev.atalaya.aisessions.SessionOrder;
import dev.atalaya.aisessions.Sessions;
import dev.atalaya.aisessions.prices.PriceDetails;
import dev.atalaya.aisessions.prices.PriceService;
import dev.atalaya.aisessions.scores.ScoreDetails;
import dev.atalaya.aisessions.scores.ScoreService;
import dev.atalaya.aisessions.trends.TrendFilter;
import dev.atalaya.aisessions.trends.TrendGroup;
import dev.atalaya.aisessions.trends.TrendService;
import dev.atalaya.audit.AuditFilter;
import dev.atalaya.audit.AuditService;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.ConversationExports;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationList;
import dev.atalaya.conversations.ConversationOrder;
import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.conversations.FilterChoices;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.conversations.MessageRow;
import dev.atalaya.conversations.contacts.ContactErasure;
import dev.atalaya.conversations.contacts.ContactPrivacy;
import dev.atalaya.conversations.labels.LabelOrder;
import dev.atalaya.conversations.labels.LabelService;
import dev.atalaya.conversations.review.ReviewFilter;
import dev.atalaya.conversations.review.ReviewList;
import dev.atalaya.conversations.review.ReviewOrder;
import dev.atalaya.conversations.review.ReviewQueue;
import dev.atalaya.conversations.review.ReviewScoring;
import dev.atalaya.conversations.review.ReviewTrends;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.conversations.review.rules.RuleDetails;
import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.conversations.review.rules.RuleOrder;
import dev.atalaya.conversations.review.rules.RuleRow;
import dev.atalaya.conversations.review.rules.RuleService;
import dev.atalaya.conversations.review.scorecards.Answers;
import dev.atalaya.conversations.search.Hit;
import dev.atalaya.conversations.search.MessageSearch;
import dev.atalaya.conversations.search.SearchPage;
import dev.atalaya.conversations.search.SearchText;
import dev.atalaya.conversations.search.Snippet;
import dev.atalaya.conversations.transcript.Transcripts;
import dev.atalaya.conversations.work.BulkWork;
import dev.atalaya.conversations.work.ConversationNotes;
import dev.atalaya.conversations.work.ConversationTimeline;
import dev.atalaya.conversations.work.ConversationWork;
import dev.atalaya.conversations.work.Seen;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Walls;
import dev.atalaya.testkit.World;
import dev.atalaya.users.UserAdministration;
import dev.atalaya.users.UserDetails;
import dev.atalaya.users.UserService;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What belongs to an agent stays with whoever may see the agent, by the services alone and by the database alone: each
 * method answers with either wall down what it answers with both, and something else with none.
 */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoWallsTests {

    private static final String AS_BEFORE = """
            update conversations set assignee_id = %1$d, status = 'open', priority = 'normal', snoozed_until = null,
                   closed_at = null, version = 0 where id = %2$d;
            insert into conversation_labels (agent_id, conversation_id, label_id)
            select agent_id, id, %3$d from conversations where id = %2$d on conflict do nothing;
            update conversation_notes set body = 'A note', edited_at = null, deleted_at = null, deleted_by = null,
                   version = 0 where id = %4$d;
            delete from ai_scores where ai_session_id = %5$d;
            insert into ai_scores (agent_id, ai_session_id, ai_message_id, score)
            select agent_id, ai_session_id, id, 2 from ai_messages where id = %6$d;
            -- Before whatever else ends soon, and not before the test is through.
            update user_agent_access set expires_at = now() + interval '5 minutes' where user_id = %1$d""";

    /** As people write them, machines keep them, and models are told them. */
    private static final Pattern PERSONAL =
            Pattern.compile("612[ .]?345[ .]?67|canaria@|4111[ -]?1111|2100 0418 4502|415.{0,2}555.{0,2}26");

    /** Everywhere that text can be. */
    private static final String WITH_PERSONAL_DATA = """
            update contacts set phone = '+34612345678', name = name || ' 612345678' where agent_id = %1$d;
            update conversations set last_preview = last_preview || ' (415) 555-2671', external_id = 'wa-34612345678'
             where id = %3$d;
            update messages set body = body || ' +34 612 345 678, canaria@correo.example', author_name = 'Ana 34612345678',
                   content = '{"contacts":[{"name":"Luis","phone":"+34 612-345-678"},{"name":"canaria@correo.example"}]}',
                   reply_to = (select min(q.external_id) from messages q where q.conversation_id = %3$d)
             where conversation_id = %3$d;
            update ai_messages set content = coalesce(content, '') || ' 4111 1111 1111 1111 612345678',
                   arguments = '{"phone":34612345678,"iban":"ES91 2100 0418 4502 0005 1332"}',
                   error = 'no answer from 612345678'
             where agent_id = %1$d and role = 'tool';
            update ai_messages set content = content || ' +34 612 345 678' where agent_id = %1$d and role <> 'tool';
            update conversation_notes set author_id = (select min(id) from users), body = 'Call 612 345 678'
             where conversation_id = %3$d;
            update whatsapp_agents set name = '%2$s' where id = %1$d""";

    /** Each method that answers with something of agents or changes it, asked about one of them. */
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
                    ConversationService.class,
                    "counts",
                    (conversations, side) -> conversations.counts(about(side)).getOrDefault(ConversationList.ALL, 0)),
            reading(
                    ConversationService.class,
                    "openAt",
                    (conversations, side) -> conversations.openAt(side.conversation(), side.message())),
            reading(
                    ConversationService.class,
                    "openSince",
                    (conversations, side) -> conversations.openSince(side.conversation(), Instant.EPOCH)),
            reading(
                    ConversationService.class,
                    "later",
                    (conversations, side) -> conversations.later(side.conversation(), side.firstMessage(), 50)),
            reading(
                    ConversationService.class,
                    "since",
                    (conversations, side) -> conversations.since(side.conversation(), side.firstMessage())),
            reading(
                    ConversationService.class,
                    "named",
                    (conversations, side) ->
                            conversations
                                    .named(Long.toString(side.conversation().value()), 20)
                                    .stream()
                                    .filter(choice -> choice.id().equals(side.conversation()))
                                    .toList()),
            reading(
                    ConversationService.class,
                    "named",
                    "by contact",
                    (conversations, side) -> conversations.named(side.mark(), 5)),
            reading(
                    ContactPrivacy.class,
                    "unmask",
                    (privacy, side) -> answer(() -> privacy.unmask(side.conversation(), "walls"))),
            reading(ContactPrivacy.class, "mask", (privacy, side) -> answer(() -> privacy.mask(side.conversation()))),
            reading(ContactErasure.class, "impactOf", (erasure, side) -> erasure.impactOf(side.conversation())),
            reading(
                    ConversationService.class,
                    "find",
                    (conversations, side) -> conversations.find(side.conversation())),
            reading(
                    ConversationService.class,
                    "first",
                    (conversations, side) -> conversations.first(side.conversation(), 50)),
            reading(
                    ConversationExports.class,
                    "list",
                    (exports, side) -> exports.list(about(side), order(ConversationOrder.LAST_MESSAGE), null, 50)),
            reading(
                    Transcripts.class,
                    "begin",
                    (transcripts, side) -> transcripts.begin(side.conversation(), "print", true)),
            reading(
                    Transcripts.class,
                    "messages",
                    (transcripts, side) -> transcripts.messages(side.conversation(), null)),
            reading(Transcripts.class, "notes", (transcripts, side) -> transcripts.notes(side.conversation())),
            reading(ConversationNotes.class, "all", (notes, side) -> notes.all(side.conversation())),
            reading(
                    AiSessionService.class,
                    "costsOf",
                    (sessions, side) -> sessions.costsOf(List.of(side.conversation()))),
            reading(FilterChoices.class, "assignees", (choices, side) -> choices.assignees(side.mark())),
            reading(
                    FilterChoices.class,
                    "names",
                    (choices, side) -> choices.names(about(side)).agents()),
            reading(
                    FilterChoices.class,
                    "names",
                    "of assignees",
                    (choices, side) -> choices.names(
                                    ConversationFilter.ALL.whose(Set.of(side.attendant()), false, false))
                            .assignees()),
            reading(
                    LabelService.class,
                    "list",
                    (labels, side) -> labels.list(false, new KeysetOrder<>(LabelOrder.NAME, true), null, 500).stream()
                            .filter(label -> label.id() == side.label())
                            .mapToInt(label -> label.conversations())
                            .sum()),
            reading(
                    MessageSearch.class,
                    "find",
                    (search, side) -> search.find(side.mark(), ZoneOffset.UTC).hits()),
            reading(
                    MessageSearch.class,
                    "find",
                    "spelt nearly so",
                    (search, side) -> search.find(side.word().replace("wall", "woll"), ZoneOffset.UTC)
                            .corrections()),
            reading(
                    MessageSearch.class,
                    "more",
                    (search, side) -> search.more(before(side)).hits()),
            reading(MessageSearch.class, "agents", (search, side) -> search.agents(side.mark())),
            reading(
                    ConversationTimeline.class,
                    "before",
                    (timeline, side) -> timeline.before(side.conversation(), null, 50)),
            reading(ConversationWork.class, "find", (work, side) -> work.find(side.conversation())),
            reading(
                    ConversationWork.class,
                    "assignees",
                    (work, side) -> work.assignees(side.conversation(), side.mark())),
            work("assign", (work, side) -> work.assign(seen(side), side.attendant())),
            work("unassign", (work, side) -> work.unassign(seen(side))),
            work("setPriority", (work, side) -> work.setPriority(seen(side), ConversationPriority.HIGH)),
            work("changeStatus", (work, side) -> work.changeStatus(seen(side), ConversationStatus.CLOSED)),
            work("snooze", (work, side) -> work.snooze(seen(side), Instant.now().plusSeconds(3_600))),
            work("label", (work, side) -> work.label(side.conversation(), side.label())),
            work("unlabel", (work, side) -> work.unlabel(side.conversation(), side.label())),
            reading(
                    ConversationNotes.class,
                    "add",
                    (notes, side) -> answer(() -> notes.add(side.conversation(), side.mark()))),
            reading(
                    ConversationNotes.class,
                    "edit",
                    (notes, side) -> answer(() -> notes.edit(side.note(), 0, side.mark()))),
            reading(ConversationNotes.class, "delete", (notes, side) -> answer(() -> notes.delete(side.note(), 0))),
            bulk("assign", (work, side) -> work.assign(List.of(side.conversation()), side.attendant())),
            bulk("label", (work, side) -> work.label(List.of(side.conversation()), side.label())),
            bulk("unlabel", (work, side) -> work.unlabel(List.of(side.conversation()), side.label())),
            bulk("close", (work, side) -> work.close(List.of(side.conversation()))),
            reading(
                    AiSessionService.class,
                    "list",
                    (sessions, side) -> sessions.list(sessionsOf(side, ""), order(SessionOrder.STARTED), null, 50)),
            reading(
                    AiSessionService.class,
                    "list",
                    "by words",
                    (sessions, side) ->
                            sessions.list(sessionsOf(side, side.mark()), order(SessionOrder.STARTED), null, 50)),
            reading(
                    AiSessionService.class,
                    "count",
                    (sessions, side) -> sessions.count(sessionsOf(side, "")).number()),
            reading(
                    AiSessionService.class,
                    "count",
                    "by words",
                    (sessions, side) ->
                            sessions.count(sessionsOf(side, side.mark())).number()),
            reading(
                    AiSessionService.class,
                    "agents",
                    (sessions, side) -> sessions.agents().stream()
                            .filter(choice -> choice.name().equals(side.mark()))
                            .toList()),
            reading(
                    AiSessionService.class,
                    "models",
                    (sessions, side) -> sessions.models().stream()
                            .filter(side.mark()::equals)
                            .toList()),
            reading(AiSessionService.class, "open", (sessions, side) -> sessions.open(side.session(), 0)),
            reading(AiSessionService.class, "entriesFrom", (sessions, side) -> sessions.entriesFrom(side.session(), 0)),
            reading(
                    AiSessionService.class,
                    "entriesBefore",
                    (sessions, side) -> sessions.entriesBefore(side.session(), 100)),
            reading(AiSessionService.class, "contentOf", (sessions, side) -> sessions.contentOf(side.session(), 1)),
            reading(
                    AiSessionService.class,
                    "traceOf",
                    (sessions, side) -> sessions.traceOf(side.conversation(), side.message())),
            reading(
                    TrendService.class,
                    "trend",
                    (trends, side) -> trends.trend(today(side)).series()),
            reading(PriceService.class, "changedBy", (prices, side) -> prices.changedBy(price(side, null))),
            reading(
                    PriceService.class,
                    "changedWithout",
                    (prices, side) -> prices.changedWithout(price(side, side.price()))),
            reading(
                    ScoreService.class,
                    "save",
                    (scores, side) -> answer(() -> scores.save(
                            new ScoreDetails(side.session(), null, ScoreDetails.NEW, 4, side.mark(), null)))),
            reading(
                    ScoreService.class,
                    "remove",
                    (scores, side) -> answer(() -> scores.remove(side.session(), side.answer(), 0))),
            reading(
                    AiSessionService.class,
                    "activityOf",
                    (sessions, side) -> sessions.activityOf(side.conversation(), List.of(side.message()))),
            reading(AiSessionService.class, "sessionsOf", (sessions, side) -> sessions.sessionsOf(side.conversation())),
            reading(
                    AiSessionService.class,
                    "entriesOf",
                    (sessions, side) -> sessions.entriesOf(side.conversation(), List.of(side.message()))),
            reading(
                    ReviewQueue.class,
                    "list",
                    (queue, side) -> queue.list(queued(side), order(ReviewOrder.QUEUED), null, 50)),
            reading(
                    ReviewQueue.class,
                    "counts",
                    (queue, side) -> queue.counts(queued(side)).getOrDefault(ReviewList.WAITING, 0)),
            reading(
                    ReviewQueue.class,
                    "agents",
                    (queue, side) -> queue.agents().stream()
                            .filter(choice -> choice.name().equals(side.mark()))
                            .toList()),
            review(ReviewQueue.class, "next", (queue, side) -> queue.next().filter(id -> id == side.waiting())),
            review(ReviewQueue.class, "reserve", (queue, side) -> answer(() -> queue.reserve(side.waiting()))),
            review(ReviewQueue.class, "release", (queue, side) -> answer(() -> queue.release(side.reserved()))),
            review(ReviewScoring.class, "open", (scoring, side) -> scoring.open(side.reserved())),
            review(
                    ReviewScoring.class,
                    "keep",
                    (scoring, side) -> answer(() -> scoring.keep(side.reserved(), Answers.NONE.with(0, "5")))),
            review(
                    ReviewScoring.class,
                    "submit",
                    (scoring, side) -> answer(() -> scoring.submit(side.reserved(), Answers.NONE.with(0, "5")))),
            review(
                    ReviewScoring.class,
                    "skip",
                    (scoring, side) -> answer(() -> scoring.skip(side.reserved(), side.mark()))),
            reading(
                    ReviewTrends.class,
                    "trend",
                    (trends, side) -> trends.trend(2, ZoneOffset.UTC).series().stream()
                            .filter(series -> side.mark().equals(series.agent()))
                            .toList()),
            reading(
                    RuleService.class,
                    "list",
                    (rules, side) -> rules.list(order(RuleOrder.CREATED), null, 500).stream()
                            .filter(rule -> side.agent().equals(rule.agent()))
                            .map(RuleRow::agentName)
                            .toList()),
            reading(
                    RuleService.class,
                    "agents",
                    (rules, side) -> rules.agents().stream()
                            .filter(choice -> choice.name().equals(side.mark()))
                            .toList()),
            review(
                    RuleService.class,
                    "create",
                    (rules, side) -> answer(() ->
                            rules.create(RuleDetails.created(side.agent(), side.scorecard(), RuleKind.SHARE, 1, 1)))),
            review(
                    RuleService.class,
                    "update",
                    (rules, side) -> answer(() -> rules.update(
                            new RuleDetails(side.rule(), 0, side.agent(), side.scorecard(), RuleKind.SHARE, 2, 1)))),
            review(RuleService.class, "pause", (rules, side) -> answer(() -> rules.pause(side.rule(), 0))),
            review(RuleService.class, "resume", (rules, side) -> answer(() -> rules.resume(side.rule(), 0))),
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
            "changes and answers with no row; what it refuses is what its preview refuses, see ContactErasureTests.eachWallHoldsAlone",
            List.of(
                    "ContactErasure.erase",
                    "AccessService.grant",
                    "AccessService.revoke",
                    "AccessService.previewRevoke",
                    "BulkGrants.grant"),
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
            "numbers alone, those that the policies give to the people concerned, or a time that the reader's own act set",
            List.of(
                    "ContactPrivacy.unmaskedUntil",
                    "AssignmentService.previewAssign",
                    "AssignmentService.previewRemove",
                    "ConversationWork.managesAny",
                    "QueueFilling.fill",
                    "QueueFilling.fillNow",
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
            List.of("UserAdministration.update"),
            "labels, prices and scorecards are the same for all agents; which conversations and sessions they touch is asked above",
            List.of(
                    "ScorecardService.choices",
                    "ScorecardService.create",
                    "ScorecardService.find",
                    "ScorecardService.list",
                    "ScorecardService.retire",
                    "ScorecardService.update",
                    "FilterChoices.labels",
                    "LabelService.archive",
                    "LabelService.choices",
                    "LabelService.create",
                    "LabelService.restore",
                    "LabelService.update",
                    "PriceService.create",
                    "PriceService.list",
                    "PriceService.remove",
                    "PriceService.update"),
            "filters under a name, of people and roles: what they find is asked of the inbox by whoever opens them",
            List.of(
                    "SavedViewService.delete",
                    "SavedViewService.list",
                    "SavedViewService.roles",
                    "SavedViewService.save",
                    "SavedViewService.usual")));

    /**
     * Those that ask for the scope within their SQL or a function that no policy limits, so that the second wall is not
     * ours to take down; policiesCountAlone and the list without words see the policies of the same tables.
     */
    private static final Set<String> ASKING_THE_DATABASE = Set.of(
            "ConversationService.count",
            "ConversationService.counts",
            "ConversationWork.find",
            "MessageSearch.find",
            "MessageSearch.find spelt nearly so",
            "MessageSearch.more",
            "AiSessionService.list by words",
            "AiSessionService.count by words",
            "ReviewQueue.counts",
            "ScoreService.save",
            "ScoreService.remove");

    /** All that show something with both walls down. */
    private static final List<Reading<?>> WITH_A_WALL_TO_TAKE_DOWN = READINGS.stream()
            .filter(reading -> !ASKING_THE_DATABASE.contains(reading.toString()))
            .toList();

    /** Those that take more than seeing the agent. */
    private static final List<Reading<?>> CHANGES = READINGS.stream()
            .filter(reading -> Set.of(
                            BulkWork.class,
                            ConversationNotes.class,
                            ConversationWork.class,
                            ReviewQueue.class,
                            ReviewScoring.class,
                            ScoreService.class)
                    .contains(reading.service()))
            .filter(reading -> !Set.of(
                            "ConversationWork.find",
                            "ConversationWork.assignees",
                            "ConversationNotes.all",
                            "ReviewQueue.list",
                            "ReviewQueue.counts",
                            "ReviewQueue.agents",
                            "ReviewScoring.open")
                    .contains(reading.name()))
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
    private Side watched;
    private Side personal;
    private AtalayaUser behindTheMask;

    @BeforeAll
    void fill() {
        reader = World.person(World.role(
                Walls.permissionsBut(Permissions.ACCESS_READ, Permissions.AGENTS_MANAGE, Permissions.AUDIT_READ_ALL)));
        ours = side("walled-ours");
        theirs = side("walled-theirs");
        watched = side("walled-watched");
        World.grant(reader, ours.agent(), "manage");
        World.grant(reader, watched.agent(), "view");
        behindTheMask = World.person(World.role(Walls.permissionsBut(
                Permissions.CONTACTS_READ_PERSONAL,
                Permissions.CONTACTS_UNMASK,
                Permissions.ACCESS_READ,
                Permissions.AUDIT_READ_ALL)));
        personal = side("walled-personal", "A thing of +34 612 345 678");
        World.grant(behindTheMask, personal.agent(), "manage");
        World.owner()
                .sql(WITH_PERSONAL_DATA.formatted(
                        personal.agent().value(),
                        personal.mark(),
                        personal.conversation().value()))
                .update();
    }

    /** What a test before has changed. */
    @BeforeEach
    void settle() {
        for (var side : List.of(ours, theirs, watched, personal)) {
            World.owner()
                    .sql(AS_BEFORE.formatted(
                            side.attendant().value(),
                            side.conversation().value(),
                            side.label(),
                            side.note(),
                            side.session(),
                            side.answer()))
                    .update();
            side.again();
        }
        World.owner()
                .sql("update conversation_notes set body = 'Call 612 345 678' where id = ?")
                .param(personal.note())
                .update();
    }

    /** What other tests would count, or see end. */
    @AfterAll
    void clear() {
        for (var side : List.of(ours, theirs, watched, personal)) {
            World.owner()
                    .sql("""
                            delete from conversation_labels where label_id = %1$d;
                            delete from labels where id = %1$d;
                            delete from ai_prices where id = %2$d;
                            delete from review_rules where agent_id = %3$d;
                            delete from reviews where agent_id = %3$d;
                            update user_agent_access set expires_at = null where agent_id = %3$d""".formatted(side.label(), side.price(), side.agent().value()))
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

        assertThat(READINGS).extracting(Reading::name).doesNotContainAnyElementsOf(UNSCOPED.keySet());
        var listed = new TreeSet<>(UNSCOPED.keySet());
        READINGS.forEach(reading -> listed.add(reading.name()));
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

    @ParameterizedTest
    @FieldSource("CHANGES")
    void seeingIsNotChangingWithEitherWall(Reading<?> change) {
        var whoSeemsToMayAll = Walls.believed(reader);
        // One that is carried already would not be written, whatever the policies say.
        if (change.method().equals("label")) {
            World.owner()
                    .sql("delete from conversation_labels where conversation_id = ?")
                    .param(watched.conversation().value())
                    .update();
        }

        assertThat(isNothing(change.of(application, reader, watched))).isTrue();
        assertThat(Walls.withoutPolicies(() -> isNothing(change.of(application, reader, watched))))
                .isTrue();
        // An act that finds nothing to take away is not refused; that is as good.
        var before = stateOfWatched();
        Walls.withoutScope(application, () -> isRefused(change, whoSeemsToMayAll));
        assertThat(stateOfWatched()).isEqualTo(before);
    }

    private boolean isRefused(Reading<?> change, AtalayaUser person) {
        try {
            return isNothing(change.of(application, person, watched));
        } catch (DataAccessException refused) {
            assertThat(NestedExceptionUtils.getMostSpecificCause(refused)).hasMessageContaining("row-level security");
            return true;
        }
    }

    private String stateOfWatched() {
        return World.owner()
                .sql("""
                        select c::text || array(select l::text from conversation_labels l where l.conversation_id = c.id)::text
                            || array(select n::text from conversation_notes n where n.conversation_id = c.id order by n.id)::text
                            || array(select a::text from conversation_activities a where a.conversation_id = c.id)::text
                            || array(select r::text from ai_scores r where r.agent_id = c.agent_id order by r.id)::text
                            || array(select concat_ws(' ', r.state, r.reserved_by, r.answers, r.total, r.skip_reason)
                                       from reviews r where r.agent_id = c.agent_id order by r.id)::text
                          from conversations c where c.id = ?""")
                .param(watched.conversation().value())
                .query(String.class)
                .single();
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

    //
    @ParameterizedTest
    @FieldSource("READINGS")
    void whoReadsBehindTheMaskIsToldNoPersonalData(Reading<?> reading) {
        assertThat(told(reading, behindTheMask)).doesNotContainPattern(PERSONAL);
    }

    /** The control: these say it to whoever may read it, so that masking is what keeps them from it. */
    @Test
    void theSameTellWhoeverMayRead() {
        World.grant(reader, personal.agent(), "view");
        var telling = READINGS.stream()
                .filter(reading -> PERSONAL.matcher(told(reading, reader)).find())
                .map(Reading::toString)
                .toList();
        World.owner()
                .sql("delete from user_agent_access where user_id = ? and agent_id = ?")
                .params(reader.id().value(), personal.agent().value())
                .update();

        assertThat(telling)
                .contains(
                        "ConversationService.list",
                        "ConversationService.open",
                        "ConversationService.openAt",
                        "ConversationService.earlier",
                        "ConversationService.later",
                        "ConversationService.find",
                        "ConversationService.first",
                        "ConversationExports.list",
                        "ConversationNotes.all",
                        "Transcripts.begin",
                        "Transcripts.messages",
                        "Transcripts.notes",
                        "MessageSearch.find",
                        "MessageSearch.more",
                        "ConversationTimeline.before",
                        "ConversationWork.find",
                        "AiSessionService.list",
                        "AiSessionService.open",
                        "AiSessionService.entriesFrom",
                        "AiSessionService.entriesBefore",
                        "AiSessionService.contentOf",
                        "AiSessionService.traceOf",
                        "AiSessionService.activityOf",
                        "AiSessionService.entriesOf",
                        "AuditService.search",
                        "AuditService.find");
    }

    private String told(Reading<?> reading, AtalayaUser person) {
        try {
            return reading.of(application, person, personal).toString();
        } catch (AccessDeniedException refused) {
            return "";
        }
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
        return side(name, "A thing");
    }

    private Side side(String name, String told) {
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
        var session = data.session(conversation, mark, now);
        data.toolCall(session, 0, mark, "{}", "[]", message);
        var models = new Sessions();
        var answer = models.entry(session, 1, "assistant", null, null, mark, null, message);
        models.session(conversation, mark, now.plusSeconds(2));
        var word = mark.replace("-", "").chars().mapToObj(TwoWallsTests::letter).collect(Collectors.joining());
        data.message(conversation, "contact", word, now.plusSeconds(2));
        var holder = World.person("supervisor");
        World.owner()
                .sql("update users set display_name = ? where id = ?")
                .params(mark, holder.id().value())
                .update();
        World.grant(holder, agent, "view");
        var actor = named(World.person(), mark);
        var manager = World.person("supervisor");
        World.grant(manager, agent, "view");
        var messages = World.as(
                        manager,
                        () -> application.getBean(ConversationService.class).open(conversation))
                .orElseThrow()
                .messages();
        // Names of acts have no digits.
        var action = "walled."
                + mark.replace('-', '_').chars().mapToObj(TwoWallsTests::letter).collect(Collectors.joining());
        var scorecard = Reviews.scorecard();
        return new Side(
                mark,
                word,
                agent,
                conversation,
                message,
                messages.getFirst(),
                messages.getLast(),
                session,
                answer,
                label(mark),
                price(mark),
                note(conversation),
                holder.id(),
                actor,
                action,
                happen(actor, agent, action, told),
                scorecard,
                Reviews.waiting(conversation, scorecard),
                Reviews.reserved(conversation, Reviews.scorecard(), reader.id()),
                Reviews.submitted(conversation, Reviews.scorecard(), holder.id(), 7_500, 0) > 0
                        ? Reviews.rule(agent, scorecard, RuleKind.SHARE, 1)
                        : 0,
                reader.id());
    }

    private static long label(String name) {
        return World.owner()
                .sql("insert into labels (name) values (?) returning id")
                .param(name)
                .query(Long.class)
                .single();
    }

    private static long price(String model) {
        return World.owner()
                .sql("insert into ai_prices (model, currency, valid_from, input_micros, output_micros)"
                        + " values (?, 'EUR', '2020-01-01', 1000000, 2000000) returning id")
                .param(model)
                .query(Long.class)
                .single();
    }

    /** By the reader, who has lost the agent since where it is not theirs. */
    private long note(ConversationId conversation) {
        return World.owner()
                .sql("insert into conversation_notes (agent_id, conversation_id, author_id, body)"
                        + " select agent_id, id, ?, 'A note' from conversations where id = ? returning id")
                .params(reader.id().value(), conversation.value())
                .query(Long.class)
                .single();
    }

    private long happen(AtalayaUser actor, AgentId agent, String action, String told) {
        World.as(
                actor,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    events.publishEvent(new Touched(action, agent, told));
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

    private static Seen seen(Side side) {
        return Seen.however(side.conversation());
    }

    private static SessionFilter sessionsOf(Side side, String words) {
        return new SessionFilter(side.agent(), null, null, null, null, false, null, null, words);
    }

    private static TrendFilter today(Side side) {
        var today = LocalDate.now(ZoneOffset.UTC);
        return new TrendFilter(today.minusDays(1), today.plusDays(1), ZoneOffset.UTC, TrendGroup.AGENT, side.agent());
    }

    private static PriceDetails price(Side side, @Nullable Long id) {
        return new PriceDetails(
                id, 0, side.mark(), null, "EUR", LocalDate.of(2020, 1, 1), null, 5_000_000, null, 7_000_000, null);
    }

    /** A page that ends just before what was found. */
    private static SearchPage before(Side side) {
        var hit = new Hit(
                Long.MAX_VALUE,
                side.conversation(),
                ConversationStatus.OPEN,
                side.mark(),
                null,
                "+1",
                MessageAuthor.CONTACT,
                null,
                Instant.now().plusSeconds(60),
                false,
                new Snippet(List.of()));
        return new SearchPage(
                SearchText.read(side.mark()), null, ZoneOffset.UTC, List.of(hit), 1, Map.of(), Duration.ZERO);
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

    /** A refusal is no answer; that it has changed since is one. */
    private static String answer(Runnable act) {
        try {
            act.run();
            return "done";
        } catch (StaleException stale) {
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
        return Set.of("", "0", "[]", "{}", "Optional.empty", "ThreadActivity[sessions=[], toolCalls=[], answers=[]]")
                .contains(answer.toString());
    }

    private static Map<String, String> because(Map<String, List<String>> reasons) {
        var found = new HashMap<String, String>();
        reasons.forEach((reason, methods) -> methods.forEach(method -> found.put(method, reason)));
        return found;
    }

    private static <S> Reading<S> reading(Class<S> service, String method, BiFunction<S, Side, Object> call) {
        return reading(service, method, "", call);
    }

    private static <S> Reading<S> reading(
            Class<S> service, String method, String how, BiFunction<S, Side, Object> call) {
        return new Reading<>(service, method, how, call);
    }

    /** One that changes what it is asked about, which is put back before. */
    private static <S> Reading<S> review(Class<S> service, String method, BiFunction<S, Side, Object> call) {
        return reading(service, method, (bean, side) -> {
            side.again();
            if (method.equals("resume")) {
                World.owner()
                        .sql("update review_rules set paused = true where id = ?")
                        .param(side.rule())
                        .update();
            }
            return call.apply(bean, side);
        });
    }

    private static ReviewFilter queued(Side side) {
        return ReviewFilter.WAITING.of(side.agent());
    }

    private static Reading<ConversationWork> work(String method, BiConsumer<ConversationWork, Side> act) {
        return reading(ConversationWork.class, method, (work, side) -> answer(() -> act.accept(work, side)));
    }

    private static Reading<BulkWork> bulk(String method, BiFunction<BulkWork, Side, List<BulkWork.Result>> act) {
        return reading(
                BulkWork.class,
                method,
                (work, side) -> act.apply(work, side).stream()
                        .filter(result -> result.outcome() != BulkWork.Outcome.REFUSED)
                        .map(BulkWork.Result::conversation)
                        .toList());
    }

    /** An agent with everything that can be seen of it, under a name that nothing else has. */
    private record Side(
            String mark,
            String word,
            AgentId agent,
            ConversationId conversation,
            long message,
            MessageRow firstMessage,
            MessageRow lastMessage,
            long session,
            long answer,
            long label,
            long price,
            long note,
            UserId attendant,
            AtalayaUser actor,
            String action,
            long event,
            long scorecard,
            long waiting,
            long reserved,
            long rule,
            UserId reviewer) {

        /** What waits is the first of all, of another side's too; what is reserved has lapsed, and counts against no limit. */
        void again() {
            World.owner()
                    .sql("""
                    update reviews set state = 'waiting', reserved_by = null, reserved_until = null, answers = '{}',
                           scorecard_version_id = null, reviewer_id = null, finished_at = null, total = null,
                           skip_reason = null, created_at = timestamptz '2000-01-01'
                               - extract(epoch from clock_timestamp()) * interval '1 second' where id = %1$d;
                    update reviews r set state = 'reserved', reserved_by = %3$d,
                           reserved_until = '2001-01-01', answers = '{}', reviewer_id = null, finished_at = null,
                           total = null, skip_reason = null, scorecard_version_id = (
                               select max(id) from scorecard_versions v where v.scorecard_id = r.scorecard_id)
                     where r.id = %2$d;
                    update review_rules set threshold = 1, paused = false, version = 0 where id = %4$d""".formatted(waiting, reserved, reviewer.value(), rule))
                    .update();
        }
    }

    private record Reading<S>(Class<S> service, String method, String how, BiFunction<S, Side, Object> call) {

        String name() {
            return service.getSimpleName() + "." + method;
        }

        Object of(ConfigurableApplicationContext application, AtalayaUser reader, Side side) {
            return World.as(reader, () -> call.apply(application.getBean(service), side));
        }

        @Override
        public String toString() {
            return how.isEmpty() ? name() : name() + " " + how;
        }
    }

    private record Touched(String action, AgentId agent, String told) implements AuditableEvent {

        @Override
        public AuditTarget target() {
            return new AuditTarget("thing", 1L, told);
        }
    }
}
