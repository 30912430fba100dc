package dev.atalaya.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.database.DatabaseRole;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps a reader inside the scope, each guard with the other taken down, and what the database does for it. */
@DatabaseTest
class ConversationGuardTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final KeysetOrder<ConversationOrder> NEWEST =
            new KeysetOrder<>(ConversationOrder.LAST_MESSAGE, true);
    private static final List<String> TABLES =
            List.of("contacts", "conversations", "messages", "ai_sessions", "ai_messages");

    private final Conversations data = new Conversations();

    @Autowired
    private ConversationService conversations;

    @Autowired
    private AiSessionService aiSessions;

    @Autowired
    private ConversationQueries queries;

    @Autowired
    private ConversationListQueries lists;

    @Autowired
    private MessageQueries messages;

    @Autowired
    private PlatformTransactionManager transactions;

    private AgentId mine;
    private AgentId foreign;
    private AtalayaUser reader;
    private ConversationId ours;
    private ConversationId theirs;

    @BeforeEach
    void fill() {
        mine = World.agent();
        foreign = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, mine, "view");
        ours = data.conversation(mine, "Ana", "Hello", NOW);
        theirs = data.conversation(foreign, "Eve", "Secret", NOW);
        for (var id : List.of(ours, theirs)) {
            var message = data.message(id, "ai", "Text", NOW);
            data.toolCall(data.session(id, "model", NOW), 0, "Find", "{}", "[]", message);
        }
    }

    //
    @Test
    void aHundredForeignKeysOpenNothing() {
        for (var n = 0; n < 50; n++) {
            var id = data.conversation(foreign, "Eve", "Secret", NOW);
            assertThat(World.as(reader, () -> conversations.open(id))).isEmpty();
            assertThat(World.as(reader, () -> conversations.open(new ConversationId(Long.MAX_VALUE - id.value()))))
                    .isEmpty();
        }
    }

    // The first wall: policies are off, the queries alone hold.
    @Test
    void withoutPoliciesTheServicesStillStayInScope() {
        var message = anyMessage();
        var keys = messagesOf(theirs);
        try {
            TABLES.forEach(table -> alter(table, "disable"));

            assertThat(World.app()
                            .sql("select count(*) from conversations where agent_id = ?")
                            .param(foreign.value())
                            .query(Integer.class)
                            .single())
                    .isOne();
            assertThat(World.as(reader, () -> conversations.list(ConversationFilter.ALL, NEWEST, null, 50)))
                    .extracting(ConversationRow::id)
                    .containsExactly(ours);
            assertThat(World.as(reader, () -> conversations.count(ConversationFilter.ALL)))
                    .isOne();
            assertThat(World.as(reader, () -> conversations.open(theirs))).isEmpty();
            assertThat(World.as(reader, () -> conversations.earlier(theirs, message, 50)))
                    .isEmpty();
            assertThat(World.as(reader, () -> conversations.agents()))
                    .extracting(AgentChoice::id)
                    .containsExactly(mine);
            var activity = World.as(reader, () -> aiSessions.activityOf(theirs, keys));
            assertThat(activity.sessions()).isEmpty();
            assertThat(activity.toolCalls()).isEmpty();
        } finally {
            TABLES.forEach(table -> alter(table, "enable"));
        }
    }

    // The second wall: the queries are told every agent, the policies alone hold.
    @Test
    void withoutTheQueriesConditionsThePoliciesStillHold() {
        var all = List.of(mine, foreign);

        assertThat(inTransaction(() -> lists.list(all, ConversationFilter.ALL, reader.id(), NEWEST, null, 50)))
                .extracting(ConversationRow::id)
                .containsExactly(ours);
        assertThat(inTransaction(() -> queries.details(theirs, all))).isEmpty();
        assertThat(inTransaction(() -> messages.before(theirs, all, LATER, 0, 50)))
                .isEmpty();
        assertThat(inTransaction(() -> messages.before(ours, all, LATER, 0, 50)))
                .hasSize(1);
    }

    //
    @Test
    void withoutAUserThereIsNothing() {
        for (var table : TABLES) {
            assertThat(World.app()
                            .sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    // E-02
    @Test
    void enumsEqualWhatTheColumnsAllow() {
        assertThat(allowed("conversations_status_check")).isEqualTo(words(ConversationStatus.values()));
        assertThat(allowed("conversations_priority_check")).isEqualTo(words(ConversationPriority.values()));
        assertThat(allowed("messages_author_check")).isEqualTo(words(MessageAuthor.values()));
        assertThat(allowed("messages_type_check")).isEqualTo(words(MessageType.values()));
        assertThat(allowed("messages_delivery_status_check")).isEqualTo(words(DeliveryStatus.values()));
    }

    // H-06, P3
    @Test
    void statementsStayTheSameHoweverManyRows() {
        var empty = Statements.during(() -> inTransaction(() -> 0));
        var listOfOne = list() - empty;
        var openOfOne = open() - empty;
        data.conversations(mine, 1_000, NOW);
        data.messages(ours, 1_000, NOW);

        assertThat(list() - empty).isEqualTo(listOfOne).isEqualTo(2);
        // Three for the thread and three for the AI, each with a transaction of its own; one appends to the audit log.
        assertThat(open() - 2 * empty).isEqualTo(openOfOne - empty).isEqualTo(7);
        assertThat(Statements.during(() -> World.as(reader, () -> conversations.count(ConversationFilter.ALL))) - empty)
                .isOne();
    }

    // H-05
    @Test
    void plansUseTheIndexesAndAskForTheScopeOnce() {
        var agents = new ArrayList<>(List.of(mine));
        for (var n = 0; n < 200; n++) {
            var agent = World.agent();
            data.conversations(agent, 100, NOW.minusSeconds(n));
            if (n < 2) {
                World.grant(reader, agent, "view");
                agents.add(agent);
            }
        }
        data.messages(ours, 20_000, NOW);
        World.owner().sql("analyze conversations, messages, contacts").update();

        var list = plan(ConversationListQueries.listing(agents, ConversationFilter.ALL, reader.id(), NEWEST, null, 50));
        assertThat(list).contains("conversations_agent_idx", "InitPlan").doesNotContain("Seq Scan on conversations");
        assertThat(plan(ConversationListQueries.listing(
                        agents,
                        ConversationFilter.ALL.in(ConversationList.CLOSED),
                        reader.id(),
                        NEWEST.reversed(),
                        null,
                        50)))
                .containsPattern("Index Scan.* using conversations_(agent_)?status_idx")
                .doesNotContain("Seq Scan on conversations");
        assertThat(plan(ConversationListQueries.counting(
                        ConversationFilter.ALL, reader.id(), ConversationService.MANY)))
                .containsPattern("Index (Only )?(Scan|Cond)|Bitmap Index Scan")
                .contains("agent_id = ANY")
                .doesNotContain("Seq Scan on conversations");
        // Each list and each order has its index, for a few agents and for many, at the end as at the start.
        var few = agents.subList(0, 3);
        for (var which : List.of(
                ConversationList.OPEN,
                ConversationList.SNOOZED,
                ConversationList.UNATTENDED,
                ConversationList.FAILED)) {
            for (var some : List.of(few, agents)) {
                assertThat(plan(ConversationListQueries.listing(
                                some, ConversationFilter.ALL.in(which), reader.id(), NEWEST, null, 50)))
                        .as("%s of %d agents", which, some.size())
                        .doesNotContain("Seq Scan on conversations");
            }
        }
        // Few are reviewed at a time: of the others nothing is read.
        var scorecard = Reviews.scorecard();
        Reviews.waiting(ours, scorecard);
        World.owner()
                .sql("""
                        insert into reviews (agent_id, conversation_id, scorecard_id, scorecard_version_id, reason, threshold,
                               state, reviewer_id, finished_at)
                        select c.agent_id, c.id, v.scorecard_id, v.id, 'wait', 60, 'submitted', ?, now()
                          from conversations c, scorecard_versions v, generate_series(1, 5000)
                         where c.id = ? and v.scorecard_id = ?""")
                .params(reader.id().value(), ours.value(), scorecard)
                .update();
        World.owner().sql("analyze reviews").update();
        for (var some : List.of(few, agents)) {
            assertThat(plan(ConversationListQueries.listing(
                            some, ConversationFilter.ALL.in(ConversationList.REVIEW), reader.id(), NEWEST, null, 50)))
                    .as("to be reviewed, of %d agents", some.size())
                    .containsPattern("using conversations_(pkey|id_agent_key)")
                    .containsPattern("using reviews_(agent_)?open")
                    .doesNotContain("Seq Scan on conversations");
        }
        for (var by : ConversationOrder.values()) {
            var order = new KeysetOrder<>(by, true);
            var deep = World.as(reader, () -> conversations.list(ConversationFilter.ALL, order, null, 400))
                    .getLast();
            for (var some : List.of(few, agents)) {
                assertThat(plan(ConversationListQueries.listing(
                                some, ConversationFilter.ALL, reader.id(), order, deep, 50)))
                        .as("%s of %d agents", by, some.size())
                        .doesNotContain("Seq Scan on conversations")
                        .doesNotContain("Sort Method: top-N heapsort  Memory: 1");
            }
        }
        assertThat(loops(list)).as(list).isNotEmpty().allMatch(loops -> loops.equals("1"));
    }

    private int list() {
        return Statements.during(
                () -> World.as(reader, () -> conversations.list(ConversationFilter.ALL, NEWEST, null, 50)));
    }

    private int open() {
        return Statements.during(() -> World.as(reader, () -> {
            var opened = conversations.open(ours).orElseThrow();
            return aiSessions.activityOf(
                    ours, opened.messages().stream().map(MessageRow::id).toList());
        }));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return World.as(reader, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private String plan(ConversationListQueries.Question question) {
        var dataSource = World.dataSource(DatabaseRole.APP);
        var app = JdbcClient.create(dataSource);
        return new TransactionTemplate(new JdbcTransactionManager(dataSource)).execute(status -> {
            app.sql("select set_config('atalaya.user_id', ?, true)")
                    .param(Long.toString(reader.id().value()))
                    .query(String.class)
                    .single();
            return String.join(
                    "\n",
                    app.sql("explain (analyze, timing off) " + question.sql())
                            .params(question.parameters())
                            .query(String.class)
                            .list());
        });
    }

    /** How often each plan that asks for the scope ran. */
    private static List<String> loops(String plan) {
        return Pattern.compile("InitPlan \\d+ \\(returns \\$\\d+\\)\\n.*loops=(\\d+)")
                .matcher(plan)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private MessageRow anyMessage() {
        return World.as(reader, () -> conversations.open(ours))
                .orElseThrow()
                .messages()
                .getLast();
    }

    private List<Long> messagesOf(ConversationId id) {
        return World.owner()
                .sql("select id from messages where conversation_id = ?")
                .param(id.value())
                .query(Long.class)
                .list();
    }

    private static void alter(String table, String what) {
        World.owner()
                .sql("alter table " + table + " " + what + " row level security")
                .update();
    }

    private static Set<String> allowed(String constraint) {
        var definition = World.owner()
                .sql("select pg_get_constraintdef(oid) from pg_constraint where conname = ?")
                .param(constraint)
                .query(String.class)
                .single();
        return Pattern.compile("'([a-z_]+)'")
                .matcher(definition)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> words(Enum<?>[] values) {
        return Stream.of(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
