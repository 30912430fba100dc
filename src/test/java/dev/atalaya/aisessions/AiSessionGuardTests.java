package dev.atalaya.aisessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.database.DatabaseRole;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps a reader of sessions inside the scope, each guard with the other taken down, and what the database does for it. */
@DatabaseTest
class AiSessionGuardTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final KeysetOrder<SessionOrder> NEWEST = new KeysetOrder<>(SessionOrder.STARTED, true);
    private static final SessionFilter SECRET =
            new SessionFilter(null, null, null, null, null, false, null, null, "secret");
    private static final List<String> TABLES =
            List.of("ai_sessions", "ai_messages", "ai_scores", "conversations", "contacts");

    private final Conversations conversations = new Conversations();
    private final Sessions data = new Sessions();

    @Autowired
    private AiSessionService sessions;

    @Autowired
    private SessionListQueries lists;

    @Autowired
    private SessionDetailQueries details;

    @Autowired
    private PlatformTransactionManager transactions;

    private AgentId mine;
    private AgentId foreign;
    private AtalayaUser reader;
    private long ours;
    private long theirs;

    @BeforeEach
    void fill() {
        mine = World.agent();
        foreign = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, mine, "view");
        ours = data.session(conversations.conversation(mine, "Ana", "Hi", NOW), "ours", NOW);
        theirs = data.session(conversations.conversation(foreign, "Eve", "Hi", NOW), "theirs", NOW);
        for (var session : List.of(ours, theirs)) {
            data.entry(session, 0, "assistant", "A secret answer");
        }
    }

    //
    @Test
    void aHundredForeignKeysOpenNothing() {
        var secret = conversations.conversation(foreign, "Eve", "Hi", NOW);
        for (var n = 0; n < 50; n++) {
            var id = data.session(secret, "m" + n, NOW);
            assertThat(World.as(reader, () -> sessions.open(id, 0))).isEmpty();
            assertThat(World.as(reader, () -> sessions.open(Long.MAX_VALUE - id, 0)))
                    .isEmpty();
        }
    }

    // The first wall: policies are off, the queries alone hold.
    @Test
    void withoutPoliciesTheServiceStillStaysInScope() {
        try {
            TABLES.forEach(table -> alter(table, "disable"));

            assertThat(World.app()
                            .sql("select count(*) from ai_sessions where id = ?")
                            .param(theirs)
                            .query(Integer.class)
                            .single())
                    .isOne();
            for (var filter : List.of(SessionFilter.ALL, SECRET)) {
                assertThat(World.as(reader, () -> sessions.list(filter, NEWEST, null, 50)))
                        .extracting(SessionRow::id)
                        .containsExactly(ours);
                assertThat(World.as(reader, () -> sessions.count(filter)).number())
                        .isOne();
            }
            assertThat(World.as(reader, () -> sessions.models())).containsExactly("ours");
            assertThat(World.as(reader, () -> sessions.agents()))
                    .extracting(AgentChoice::id)
                    .containsExactly(mine);
            assertThat(World.as(reader, () -> sessions.open(theirs, 0))).isEmpty();
            assertThat(World.as(reader, () -> sessions.entriesFrom(theirs, 0))).isEmpty();
            assertThat(World.as(reader, () -> sessions.entriesBefore(theirs, 9)))
                    .isEmpty();
            assertThat(World.as(reader, () -> sessions.contentOf(theirs, 0))).isEmpty();
        } finally {
            TABLES.forEach(table -> alter(table, "enable"));
        }
    }

    // The second wall: the queries are told every agent, the policies and the function that searches hold.
    @Test
    void withoutTheQueriesConditionsTheDatabaseStillHolds() {
        var all = List.of(mine, foreign);

        for (var filter : List.of(SessionFilter.ALL, SECRET)) {
            assertThat(inTransaction(() -> lists.list(all, filter, lists.withWords(filter), NEWEST, null, 50)))
                    .extracting(SessionRow::id)
                    .containsExactly(ours);
            assertThat(inTransaction(() -> lists.count(all, filter, lists.withWords(filter), 50)))
                    .isOne();
        }
        assertThat(inTransaction(() -> lists.withWords(SECRET))).isEqualTo("{" + ours + "}");
        assertThat(inTransaction(() -> lists.models(all))).containsExactly("ours");
        assertThat(inTransaction(() -> details.details(theirs, all))).isEmpty();
        assertThat(inTransaction(() -> details.from(theirs, 0, all, 10))).isEmpty();
        assertThat(inTransaction(() -> details.before(theirs, 9, all, 10))).isEmpty();
        assertThat(inTransaction(() -> details.content(theirs, 0, all))).isEmpty();
    }

    //
    @Test
    void withoutAUserThereIsNothing() {
        for (var table : List.of("ai_sessions", "ai_messages", "ai_scores")) {
            assertThat(World.app()
                            .sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(World.app()
                        .sql("select atalaya_ai_search('secret', 100)::text")
                        .query(String.class)
                        .single())
                .isEqualTo("{}");
    }

    // P3
    @Test
    void statementsStayTheSameHoweverManyRows() {
        var empty = Statements.during(() -> inTransaction(() -> 0));
        assertThat(list(SessionFilter.ALL) - empty).isEqualTo(2);
        assertThat(list(SECRET) - empty).isEqualTo(3);
        var openOfOne = open() - empty;

        var conversation = conversations.conversation(mine, "Ana", "Hi", NOW);
        for (var n = 0; n < 200; n++) {
            data.entry(data.session(conversation, "m" + n, NOW), 0, "assistant", "A secret answer");
        }
        data.entries(ours, 1, 500, "Text");

        assertThat(list(SessionFilter.ALL) - empty).isEqualTo(2);
        assertThat(list(SECRET) - empty).isEqualTo(3);
        // Scope, session, entries, and what appends to the audit log.
        assertThat(open() - empty).isEqualTo(openOfOne).isEqualTo(4);
        assertThat(Statements.during(() -> World.as(reader, () -> sessions.count(SessionFilter.ALL))) - empty)
                .isEqualTo(2);
    }

    // P1, P7
    @Test
    void plansUseTheIndexes() {
        var agents = new ArrayList<>(List.of(mine));
        for (var n = 0; n < 150; n++) {
            var agent = World.agent();
            World.owner()
                    .sql("""
                            insert into ai_sessions (agent_id, conversation_id, model, started_at, latency_ms)
                            select agent_id, id, 'm' || n, now() - n * interval '1 hour', n
                              from conversations, generate_series(1, 100) n where id = ?""")
                    .param(conversations.conversation(agent, "Ana", "Hi", NOW).value())
                    .update();
            if (n < 2) {
                World.grant(reader, agent, "view");
                agents.add(agent);
            }
        }
        World.owner().sql("analyze ai_sessions, ai_messages").update();

        for (var order : SessionOrder.values()) {
            var by = new KeysetOrder<>(order, true);
            var index = order == SessionOrder.STARTED
                    ? "ai_sessions_agent_idx"
                    : "ai_sessions_agent_" + order.name().toLowerCase(Locale.ROOT) + "_idx";
            assertThat(plan(SessionListQueries.listing(agents, SessionFilter.ALL, null, by, null, 50)))
                    .contains(index)
                    .doesNotContain("Seq Scan on ai_sessions");
        }
        assertThat(plan(SessionListQueries.listing(agents, SECRET, "{" + ours + "}", NEWEST, null, 50)))
                .containsPattern("ai_sessions_(pkey|id_agent_key)")
                .doesNotContain("Seq Scan on ai_sessions");
    }

    // The function that searches reads the index of words, although it applies the scope.
    @Test
    void wordsAreLookedUp() {
        data.entries(theirs, 1, 20_000, "nothing of interest");
        // What waits to be put into the index makes it look dear.
        World.owner()
                .sql("select gin_clean_pending_list('ai_messages_words_idx')")
                .query(Long.class)
                .single();
        World.owner().sql("analyze ai_messages").update();

        var plan = String.join(
                "\n",
                World.owner()
                        .sql("explain select e.ai_session_id from ai_messages e"
                                + " where atalaya_ai_words(e.name, e.arguments, e.content, e.error) @@ atalaya_ai_query('secret')"
                                + " and e.agent_id = any ('{1,2}'::bigint[]) limit 20001")
                        .query(String.class)
                        .list());

        assertThat(plan).contains("ai_messages_words_idx");
    }

    // R9
    @Test
    void turnsAndErrorsAreCountedAsTheyCome() {
        data.entry(ours, 1, "tool", "Find", "{}", "[]", "unreachable", null);
        data.entries(ours, 2, 7, "Text");

        assertThat(World.as(reader, () -> sessions.list(SessionFilter.ALL, NEWEST, null, 50)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.turns()).isEqualTo(8);
                    assertThat(row.errors()).isOne();
                });
    }

    private int list(SessionFilter filter) {
        return Statements.during(() -> World.as(reader, () -> sessions.list(filter, NEWEST, null, 50)));
    }

    private int open() {
        return Statements.during(() -> World.as(reader, () -> sessions.open(ours, 0)));
    }

    private <T> @Nullable T inTransaction(Supplier<@Nullable T> work) {
        return World.as(reader, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private String plan(SessionListQueries.Question question) {
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

    private static void alter(String table, String what) {
        World.owner()
                .sql("alter table " + table + " " + what + " row level security")
                .update();
    }
}
