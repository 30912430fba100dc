package dev.atalaya.conversations.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atalaya.conversations.Conversations;
import dev.atalaya.database.DatabaseRole;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps a search inside the scope, and what the database does for it. */
@DatabaseTest
class SearchGuardTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static final String SEARCH = """
            select message_id from atalaya_search(cast(:words as text[]), null, null, null, null, null, null, null, null,
                   null, null, null, 100000)""";

    /** What row-level security shows, of what the search is for. */
    private static final String UNDER_THE_POLICIES = """
            select id from messages
             where atalaya_lexemes(body) @@ atalaya_question(cast(:words as text[]), null) and type <> 'reaction'
               and (deleted_at is null or agent_id = any (atalaya_scope('review')))""";

    private final Conversations data = new Conversations();

    @Autowired
    private MessageSearch search;

    private final Random random = new Random(20);
    private final List<AgentId> agents = new ArrayList<>();
    private final List<AtalayaUser> people = new ArrayList<>();
    private String word;

    @BeforeEach
    void fill() {
        // A word of this test alone, so that the other tests' messages do not count.
        word = "guarded" + Long.toString(Math.abs(random.nextLong()), 26).replaceAll("[0-9]", "");
        for (var n = 0; n < 8; n++) {
            agents.add(World.agent());
        }
        for (var agent : agents) {
            var conversation = data.conversation(agent, "Ana", "x", NOW);
            World.owner()
                    .sql("""
                            insert into messages (agent_id, conversation_id, external_id, direction, author, type, body,
                                   created_at, deleted_at)
                            select c.agent_id, c.id, 'g-' || n || '-' || gen_random_uuid(), 'inbound', 'contact',
                                   case n % 3 when 0 then 'reaction' else 'text' end,
                                   :word || case n % 2 when 0 then ' and more' else '' end,
                                   timestamptz '2026-11-20 12:00Z' - n * interval '37 days',
                                   case n % 4 when 0 then now() end
                              from conversations c, generate_series(0, 11) n where c.id = :conversation""")
                    .param("word", word)
                    .param("conversation", conversation.value())
                    .update();
        }
        for (var n = 0; n < 12; n++) {
            var person = World.person("supervisor");
            for (var agent : agents) {
                if (random.nextInt(3) == 0) {
                    World.grant(
                            person, agent, List.of("view", "review", "manage").get(random.nextInt(3)));
                }
            }
            people.add(person);
        }
        var all = World.person("supervisor");
        World.grant(all, null, "review");
        people.add(all);
        people.add(World.person("supervisor"));
    }

    //
    @Test
    void everybodyFindsExactlyWhatRowLevelSecurityShows() {
        for (var person : people) {
            assertThat(keys(person, SEARCH)).containsExactlyInAnyOrderElementsOf(keys(person, UNDER_THE_POLICIES));
        }
        assertThat(keys(people.get(12), SEARCH)).hasSizeGreaterThan(40);
    }

    // the negative control; what the test above would say if the function forgot its own condition.
    @Test
    void withoutItsOwnConditionTheFunctionWouldTellMore() {
        var stranger = people.getLast();
        assertThat(keys(stranger, SEARCH)).isEmpty();

        withFunction(
                body -> body.replace(
                        "seen bigint[] := public.atalaya_scope('view')",
                        "seen bigint[] := array(select id from public.whatsapp_agents)"),
                () -> assertThat(keys(stranger, SEARCH)).isNotEmpty());
        assertThat(keys(stranger, SEARCH)).isEmpty();
    }

    // The second wall: even then, nothing of a foreign message is read.
    @Test
    void aFunctionThatTellsTooMuchStillShowsNothing() {
        var reader = people.getLast();
        World.grant(reader, World.agent(), "view");

        withFunction(
                body -> body.replace(
                                "seen bigint[] := public.atalaya_scope('view')",
                                "seen bigint[] := array(select id from public.whatsapp_agents)")
                        .replace("if agents is not null then", "if false then"),
                () -> {
                    assertThat(keys(reader, SEARCH)).isNotEmpty();
                    assertThat(World.as(reader, () -> search.find(word, ZoneOffset.UTC))
                                    .hits())
                            .isEmpty();
                });
    }

    @Test
    void withoutAUserNothingIsFound() {
        assertThat(World.app()
                        .sql(SEARCH)
                        .param("words", "{" + word + "}")
                        .query(Long.class)
                        .list())
                .isEmpty();
    }

    // A word that is only written elsewhere is not given away by a misspelling of it.
    @Test
    void correctionsNameOnlyWordsThatTheReaderCanFind() {
        var reader = World.person("supervisor");
        var mine = World.agent();
        World.grant(reader, mine, "view");
        var secret = data.conversation(World.agent(), "Eve", "x", NOW);
        data.message(secret, "contact", "xylophonist", NOW);

        assertThat(World.as(reader, () -> search.find("xylophonits", ZoneOffset.UTC))
                        .corrections())
                .isEmpty();
        data.message(data.conversation(mine, "Ana", "x", NOW), "contact", "xylophonist", NOW);
        assertThat(World.as(reader, () -> search.find("xylophonits", ZoneOffset.UTC))
                        .corrections())
                .containsKey("xylophonits");
    }

    @Test
    void theApplicationReadsNoListOfWords() {
        for (var statement : List.of(
                "select count(*) from message_words",
                "insert into message_words (word) values ('planted')",
                "select atalaya_is_said('word', '{1}', '{1}')",
                "select atalaya_new_words('{planted}')")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(statement)
                    .isThrownBy(() -> World.app().sql(statement).query().listOfRows());
        }
    }

    // H-05
    @Test
    void theIndexAnswersAndTheTableIsNotScanned() {
        var reader = people.get(12);
        var scans = scans(reader);

        assertThat(scans.get("messages_document_idx")).isPositive();
        assertThat(scans.get("messages")).isZero();
    }

    // The trap of docs/performance.md: with an index by time, a rare word and ORDER BY … LIMIT, that index was walked
    // whole.
    @Test
    void aRareWordDoesNotWalkTheIndexByTime() {
        var reader = people.get(12);
        World.owner()
                .sql("create index messages_trap_idx on messages (created_at desc, id desc)")
                .update();
        try {
            var conversation = new ConversationId(World.owner()
                    .sql("select id from conversations where agent_id = ?")
                    .param(agents.getFirst().value())
                    .query(Long.class)
                    .single());
            data.messages(conversation, 5_000, NOW);
            World.owner().sql("analyze messages").update();

            assertThat(scans(reader).get("messages_trap_idx")).isZero();
            assertThat(buffers(reader)).isLessThan(1_000);
        } finally {
            World.owner().sql("drop index messages_trap_idx").update();
        }
    }

    /** How often each was scanned by a search, as the database counts it within its transaction. */
    private java.util.Map<String, Long> scans(AtalayaUser person) {
        return inTransaction(person, app -> {
            app.sql(SEARCH).param("words", "{" + word + "}").query(Long.class).list();
            var counted = new java.util.HashMap<String, Long>();
            app.sql("""
                            select relname, pg_stat_get_xact_numscans(oid) as scans from pg_class
                             where relname in ('messages', 'messages_document_idx', 'messages_trap_idx')""")
                    .query((row, n) -> counted.put(row.getString(1), row.getLong(2)))
                    .list();
            return counted;
        });
    }

    private long buffers(AtalayaUser person) {
        return inTransaction(person, app -> {
            // A first one plans, and reads the catalogue for that.
            app.sql(SEARCH).param("words", "{" + word + "}").query(Long.class).list();
            var plan = app.sql("explain (analyze, buffers, format json) " + SEARCH)
                    .param("words", "{" + word + "}")
                    .query(String.class)
                    .single();
            var hit = java.util.regex.Pattern.compile("\"Shared Hit Blocks\": (\\d+)")
                    .matcher(plan);
            assertThat(hit.find()).isTrue();
            return Long.parseLong(hit.group(1));
        });
    }

    private List<Long> keys(AtalayaUser person, String sql) {
        return inTransaction(
                person,
                app -> app.sql(sql)
                        .param("words", "{" + word + "}")
                        .query(Long.class)
                        .list());
    }

    private static <T> T inTransaction(AtalayaUser person, Function<JdbcClient, T> work) {
        var dataSource = World.dataSource(DatabaseRole.APP);
        var app = JdbcClient.create(dataSource);
        return new TransactionTemplate(new JdbcTransactionManager(dataSource)).execute(status -> {
            app.sql("select set_config('atalaya.user_id', ?, true)")
                    .param(Long.toString(person.id().value()))
                    .query(String.class)
                    .single();
            return work.apply(app);
        });
    }

    private static void withFunction(Function<String, String> change, Runnable work) {
        var owner = World.owner();
        var definition = owner.sql("select pg_get_functiondef(oid) from pg_proc where proname = 'atalaya_search'")
                .query(String.class)
                .single();
        assertThat(change.apply(definition)).isNotEqualTo(definition);
        try {
            owner.sql(change.apply(definition).replace("?", "??")).update();
            work.run();
        } finally {
            owner.sql(definition.replace("?", "??")).update();
        }
    }
}
