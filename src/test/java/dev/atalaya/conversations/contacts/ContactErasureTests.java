package dev.atalaya.conversations.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.atalaya.aisessions.trends.TrendFilter;
import dev.atalaya.aisessions.trends.TrendGroup;
import dev.atalaya.aisessions.trends.TrendService;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.conversations.review.scorecards.ScorecardItem;
import dev.atalaya.conversations.review.scorecards.ScorecardJson;
import dev.atalaya.ingest.ImportListener;
import dev.atalaya.ingest.ImportResult;
import dev.atalaya.ingest.ImportService;
import dev.atalaya.ingest.ImportSource;
import dev.atalaya.ingest.Reject;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.ServiceUsers;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Walls;
import dev.atalaya.testkit.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

@DatabaseTest
class ContactErasureTests {

    private static final Instant NOW = Instant.now();

    /** What is counted, timed, priced and scored. */
    private static final String STATISTICS = """
            select (select json_agg(row_to_json(c) order by c.id) from (
                    select id, agent_id, contact_id, status, priority, assignee_id, created_at, received_at, closed_at,
                           last_message_at, last_contact_message_at, message_count, version, delivery_failed, by_ai
                      from conversations where agent_id = :agent) c)::text
                || (select json_agg(row_to_json(m) order by m.id) from (
                    select id, conversation_id, direction, author, type, delivery_status, error_code, created_at,
                           received_at, edited_at, deleted_at from messages where agent_id = :agent) m)::text
                || (select json_agg(row_to_json(s) order by s.id) from ai_sessions s where agent_id = :agent)::text
                || (select json_agg(row_to_json(e) order by e.id) from (
                    select id, ai_session_id, position, role, name, tokens, tokens_cached, latency_ms, message_id,
                           error is null as fine, created_at from ai_messages where agent_id = :agent) e)::text
                || (select json_agg(row_to_json(r) order by r.id) from (
                    select id, ai_session_id, ai_message_id, score from ai_scores where agent_id = :agent) r)::text""";

    private final Conversations data = new Conversations();

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private ContactErasure erasure;

    @Autowired
    private ConversationService conversations;

    @Autowired
    private TrendService trends;

    @Autowired
    private ImportService imports;

    @Autowired
    private ServiceUsers serviceUsers;

    private AgentId agent;
    private AtalayaUser officer;
    private String mark;
    private String phone;
    private ConversationId conversation;

    @BeforeEach
    void fill() {
        agent = World.agent();
        officer = World.person(World.role(
                Permissions.CONVERSATIONS_READ,
                Permissions.AI_SESSIONS_READ,
                Permissions.CONTACTS_READ_PERSONAL,
                Permissions.CONTACTS_ERASE));
        World.grant(officer, agent, "manage");
        // A word and a number that nothing else in the database has.
        mark = letters("canary" + agent.value());
        phone = "+346" + String.format("%08d", agent.value() % 100_000_000);
        conversation = whole();
    }

    // P6
    @Test
    void nothingOfTheContactIsLeftAnywhere() {
        open();
        assertThat(places())
                .contains("messages", "contacts", "conversations", "ai_messages", "conversation_notes")
                .contains("ai_scores", "audit_logs", "message_words", "reviews");

        erase();

        assertThat(places()).isEmpty();
        assertThat(World.owner()
                        .sql("select count(*) from (select from contacts k where k.erased_at is not null and not exists"
                                + " (select from contact_erasures e where e.contact_id = k.id)) wrong")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    // P7
    @Test
    void statisticsStay() {
        var before = statistics();
        var trend = trend();
        var counts = World.as(officer, () -> conversations.counts(ConversationFilter.ALL.of(agent)));

        erase();

        assertThat(statistics()).isEqualTo(before);
        assertThat(trend()).isEqualTo(trend);
        assertThat(World.as(officer, () -> conversations.counts(ConversationFilter.ALL.of(agent))))
                .isEqualTo(counts);
    }

    // P7
    @Test
    void theChainOfTheLogStaysWhole() {
        open();
        assertThat(brokenLinks()).isEmpty();
        var digests = digests();

        erase();

        assertThat(brokenLinks()).isEmpty();
        assertThat(digests()).isEqualTo(digests);
        assertThat(World.owner()
                        .sql("select count(*) from audit_logs where target_id = ? and target_type = 'conversation'"
                                + " and (target_label is not null or salts -> 'target_label' is not null)")
                        .param(conversation.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    // P6
    @Test
    void itIsRecordedInNumbersWithTheReasonAndWithoutAName() {
        erase();

        var event = World.owner()
                .sql("select target_label, after::text as after, reason from audit_logs"
                        + " where actor_user_id = ? and action = 'contact.erased'")
                .param(officer.id().value())
                .query()
                .singleRow();
        assertThat(event.get("target_label")).isNull();
        assertThat(event.get("reason")).isEqualTo("asked for by letter");
        assertThat(String.valueOf(event.get("after")))
                .contains("\"messages\": 2", "\"conversations\": 1", "\"notes\": 1", "\"ai_entries\": 2");
    }

    // P6
    @Test
    void whatItTakesIsSaidBefore() {
        assertThat(World.as(officer, () -> erasure.impactOf(conversation)))
                .hasValueSatisfying(
                        impact -> assertThat(impact).isEqualTo(new ErasureImpact("#" + contact(), 1, 2, 2, 1)));

        erase();

        assertThat(World.as(officer, () -> erasure.impactOf(conversation))).isEmpty();
        assertThatThrownBy(this::erase).hasMessageContaining("contacts.refused.erased");
    }

    // P6
    @Test
    void allConversationsOfTheContactGoAndNoOthers() {
        var second = data.conversation(agent, "Other", "later", NOW);
        World.owner()
                .sql("update conversations set contact_id = ? where id = ?")
                .params(contact(), second.value())
                .update();
        data.message(second, "contact", mark + " again", NOW);
        var others = data.conversation(agent, "Berta", "hello", NOW);
        data.message(others, "contact", "I am somebody else", NOW);

        erase();

        assertThat(places()).isEmpty();
        assertThat(World.as(officer, () -> conversations.open(others))
                        .orElseThrow()
                        .messages()
                        .getFirst()
                        .body())
                .isEqualTo("I am somebody else");
    }

    // P8
    @Test
    void anImportDoesNotBringItBack() throws IOException {
        erase();
        var before = statistics();

        var result = imported(line("2026-01-01T08:00:00Z", "old"));

        assertThat(result.unchanged()).isOne();
        assertThat(result.created() + result.messages()).isZero();
        assertThat(statistics()).isEqualTo(before);
        assertThat(places()).isEmpty();
    }

    // P8
    @Test
    void whoWritesAgainIsTakenAnew() throws IOException {
        erase();

        var result = imported(line(Instant.now().plusSeconds(5).toString(), "new"));

        assertThat(result.created()).isOne();
        assertThat(places()).contains("messages", "contacts");
    }

    // P8
    @Test
    void theNumberIsKeptAsASaltedDigestAlone() {
        erase();

        assertThat(World.owner()
                        .sql("select digest = sha256(salt || convert_to(?, 'UTF8')) from contact_erasures"
                                + " where contact_id = ?")
                        .params(phone, contact())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    // P6
    @Test
    void itTakesTheLevelManage() {
        var reviewer = World.person(World.role(Permissions.CONVERSATIONS_READ, Permissions.CONTACTS_ERASE));
        World.grant(reviewer, agent, "review");
        var stranger = World.person(World.role(Permissions.CONVERSATIONS_READ, Permissions.CONTACTS_ERASE));

        for (var person : List.of(reviewer, stranger)) {
            assertThat(World.as(person, () -> erasure.impactOf(conversation))).isEmpty();
            assertThatThrownBy(() -> World.as(person, () -> done(() -> erasure.erase(conversation, "Because"))))
                    .hasMessageContaining("contacts.refused.gone");
            assertThat(World.actionsOf(person)).containsOnly("access.denied");
        }
        assertThat(places()).isNotEmpty();
    }

    // P6
    @Test
    void eachWallHoldsAlone() {
        var reviewer = World.person(World.role(Permissions.CONVERSATIONS_READ, Permissions.CONTACTS_ERASE));
        World.grant(reviewer, agent, "review");
        var manager = World.person(World.role(Permissions.CONVERSATIONS_READ));
        World.grant(manager, agent, "manage");
        var before = statistics() + places();

        assertThat(Walls.withoutPolicies(() ->
                        World.as(reviewer, () -> catchThrowable(() -> erasure.erase(conversation, "Because")))))
                .isNotNull();
        assertThat(Walls.withoutScope(
                        application,
                        () -> World.as(reviewer, () -> catchThrowable(() -> erasure.erase(conversation, "Because")))))
                .isNotNull();
        // Seems to have the permission, and has not.
        assertThat(World.as(
                        Walls.believed(manager), () -> catchThrowable(() -> erasure.erase(conversation, "Because"))))
                .isNotNull();
        assertThat(statistics() + places()).isEqualTo(before);
    }

    private ConversationId whole() {
        var id = data.conversation(agent, mark, mark + " " + phone, NOW);
        World.owner()
                .sql("update contacts set phone = ? where id = (select contact_id from conversations where id = ?)")
                .params(phone, id.value())
                .update();
        World.owner()
                .sql("update conversations set external_id = 'wa-' || ? where id = ?")
                .params(phone.substring(1), id.value())
                .update();
        var message = data.message(id, "contact", "I am " + mark + ", " + phone, NOW);
        data.message(
                id,
                "human",
                "contacts",
                null,
                "{\"contacts\":[{\"name\":\"%s\",\"phone\":\"%s\"}]}".formatted(mark, phone),
                data.externalId(message),
                NOW.plusSeconds(1));
        World.owner()
                .sql("update messages set author_name = ?, external_id = 'wamid.' || id || ? where conversation_id = ?")
                .params(mark, phone, id.value())
                .update();
        var session = data.session(id, "model", NOW);
        data.toolCall(session, 0, "call", "{\"phone\":\"" + phone + "\"}", "[\"" + mark + "\"]", message);
        World.owner()
                .sql("insert into ai_messages (agent_id, ai_session_id, position, role, content, error, created_at)"
                        + " select agent_id, id, 1, 'assistant', ?, ?, started_at from ai_sessions where id = ?")
                .params(mark, mark, session)
                .update();
        World.owner()
                .sql("insert into ai_scores (agent_id, ai_session_id, score, comment) values (?, ?, 3, ?)")
                .params(agent.value(), session, mark)
                .update();
        World.owner()
                .sql("insert into conversation_notes (agent_id, conversation_id, author_id, body) values (?, ?, ?, ?)")
                .params(agent.value(), id.value(), officer.id().value(), mark)
                .update();
        reviews(id);
        return id;
    }

    /** One that was scored in words, and one that was left out for a reason. */
    private void reviews(ConversationId id) {
        World.owner()
                .sql("""
                        with s as (insert into scorecards (name) values (?) returning id),
                             v as (insert into scorecard_versions (scorecard_id, number, items)
                                   select id, 1, cast(? as jsonb) from s returning id, scorecard_id)
                        insert into reviews (agent_id, conversation_id, scorecard_id, scorecard_version_id, reason, threshold,
                               state, answers, reviewer_id, finished_at, total, skip_reason)
                        select ?, ?, v.scorecard_id, v.id, 'share', 10, done.state, cast(done.answers as jsonb), ?, now(),
                               done.total, done.reason
                          from v, (values ('submitted', ?, 7500, null), ('skipped', '{}', null, ?)) done (state, answers, total, reason)""")
                .params(
                        "erasure " + id.value(),
                        ScorecardJson.write(List.of(ScorecardItem.yesNo("Polite", 10), ScorecardItem.text("Why"))),
                        agent.value(),
                        id.value(),
                        officer.id().value(),
                        "{\"0\":\"yes\",\"1\":\"said " + mark + "\"}",
                        mark)
                .update();
    }

    private void open() {
        World.as(officer, () -> conversations.open(conversation));
    }

    private void erase() {
        World.as(officer, () -> done(() -> erasure.erase(conversation, "asked for by letter")));
    }

    private long contact() {
        return World.owner()
                .sql("select contact_id from conversations where id = ?")
                .param(conversation.value())
                .query(Long.class)
                .single();
    }

    /** The tables of which a row says the name or the number, whatever the column. */
    private List<String> places() {
        var found = new ArrayList<String>();
        for (var table : World.owner()
                .sql("select tablename from pg_tables where schemaname = 'public' order by 1")
                .query(String.class)
                .list()) {
            var says = World.owner()
                    .sql("select exists (select from " + table
                            + " t where strpos(t::text, ?) > 0 or strpos(t::text, ?) > 0)")
                    .params(mark, phone.substring(3))
                    .query(Boolean.class)
                    .single();
            if (says) {
                found.add(table);
            }
        }
        return found;
    }

    private String statistics() {
        return World.owner()
                .sql(STATISTICS)
                .param("agent", agent.value())
                .query(String.class)
                .single();
    }

    private Object trend() {
        var today = LocalDate.now(ZoneOffset.UTC);
        return World.as(
                officer,
                () -> trends.trend(new TrendFilter(
                        today.minusDays(1), today.plusDays(1), ZoneOffset.UTC, TrendGroup.AGENT, agent)));
    }

    private static List<Long> brokenLinks() {
        return World.owner().sql("""
                        select sequence from (
                            select l.sequence, l.previous_hash, l.hash, lag(l.hash) over (order by l.sequence) as expected
                              from audit_logs l) l
                         where (expected is not null and previous_hash <> expected)
                            or hash <> atalaya_audit_hash((select a from audit_logs a where a.sequence = l.sequence))""").query(Long.class).list();
    }

    private String digests() {
        return World.owner()
                .sql("select string_agg(digests::text, ' ' order by sequence) from audit_logs"
                        + " where target_type = 'conversation' and target_id = ?")
                .param(conversation.value())
                .query(String.class)
                .single();
    }

    private String line(String openedAt, String key) {
        var slug = World.owner()
                .sql("select slug from whatsapp_agents where id = ?")
                .param(agent.value())
                .query(String.class)
                .single();
        return """
                {"externalId":"wa-%s","agent":{"slug":"%s","name":"A"},"contact":{"phone":"%s","name":"%s"},\
                "status":"open","openedAt":"%s","messages":[{"externalId":"%s-%s","direction":"inbound",\
                "sender":"contact","type":"text","body":"I am %s","sentAt":"%s"}]}
                """.formatted(key, slug, phone, mark, openedAt, key, slug, mark, openedAt);
    }

    private ImportResult imported(String line) {
        return serviceUsers.callAs(ServiceUsers.IMPORT, () -> {
            try {
                return imports.importFrom(
                        new ImportSource(
                                "erased.ndjson", () -> new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8))),
                        new Silent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String letters(String text) {
        return text.chars()
                .map(sign -> sign >= '0' && sign <= '9' ? sign - '0' + 'a' : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    private static final class Silent implements ImportListener {
        @Override
        public void progressed(ImportResult result) {}

        @Override
        public void rejected(Reject reject) {
            throw new IllegalStateException(reject.toString());
        }
    }
}
