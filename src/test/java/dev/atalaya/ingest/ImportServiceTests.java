package dev.atalaya.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.ServiceUsers;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** What an import keeps, adds and refuses, on the real database as the application's role. */
@DatabaseTest
class ImportServiceTests {

    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis());

    @Autowired
    private ImportService imports;

    @Autowired
    private ServiceUsers serviceUsers;

    @Autowired
    private CurrentUser currentUser;

    private final long number = NUMBERS.incrementAndGet();
    private final String slug = "shop-" + number;
    private final List<Reject> rejects = new ArrayList<>();

    // R1
    @Test
    void writesAConversationWithItsMessagesAndSessions() {
        assertThat(read(line("c1"))).isEqualTo(new ImportResult(1, 0, 0, 0, 2, 1, 3));
        assertThat(rejects).isEmpty();
        assertThat(text("select status || ' ' || message_count || ' ' || last_preview from conversations where "
                        + here()))
                .isEqualTo("open 2 We open at nine.");
        assertThat(text("select c.phone || ' ' || c.name from contacts c where " + here()))
                .isEqualTo("+34600000111 Ana");
        assertThat(text("select tokens_in || ' ' || tokens_out || ' ' || latency_ms from ai_sessions where " + here()))
                .isEqualTo("12 5 900");
    }

    // R2
    @Test
    void createsAnUnknownAgentOnceAndLeavesAKnownOneAlone() {
        read(line("c1"));
        read(line("c2").replace("\"name\":\"Shop\"", "\"name\":\"Renamed\""));
        assertThat(text("select name from whatsapp_agents where slug = '" + slug + "'"))
                .isEqualTo("Shop");
        assertThat(count("audit_logs", "action = 'agent.created' and target_label = 'Shop' and agent_id = " + agent()))
                .isEqualTo(1);
    }

    // R3
    @Test
    void aSecondRunChangesNothing() {
        read(line("c1"), line("c2"));
        var before = fingerprint();
        assertThat(read(line("c1"), line("c2"))).isEqualTo(new ImportResult(0, 0, 2, 0, 0, 0, 0));
        assertThat(fingerprint()).isEqualTo(before);
    }

    // R4
    @Test
    void theSameIdWithOtherContentIsRefusedAndSaysWhatDiffers() {
        read(line("c1"));
        var before = fingerprint();
        for (var change : List.of(
                List.of("When do you open?", "When do you close?", "messages[m-c1-1].body"),
                List.of("\"sender\":\"ai\"", "\"sender\":\"bot\"", "messages[m-c1-2].sender"),
                List.of("+34600000111", "+34600000222", "contact.phone"),
                List.of("\"openedAt\":\"2026-01-01T08", "\"openedAt\":\"2026-01-01T07", "openedAt"),
                List.of("\"status\":\"open\"", "\"status\":\"pending\"", "status"),
                List.of("\"arguments\":{\"day\":\"mon\"}", "\"arguments\":{\"day\":\"tue\"}", "arguments"),
                List.of("\"outcome\":\"resolved\"", "\"outcome\":\"failed\"", "aiSessions[0].outcome"))) {
            rejects.clear();
            assertThat(line("c1")).contains(change.get(0));
            assertThat(read(line("c1").replace(change.get(0), change.get(1)))).isEqualTo(ImportResult.rejectedLine());
            assertThat(rejects.getFirst().field()).endsWith(change.get(2));
            assertThat(fingerprint()).isEqualTo(before);
        }
    }

    // R4: JSON of another order or spacing is the same content.
    @Test
    void anotherSpellingOfTheSameContentIsNoChange() {
        var spelled = "\"location\":{\"latitude\":40.50,\"longitude\":-3},";
        var other = "\"location\": {\"longitude\":-3.0, \"latitude\":40.5},";
        var line = line("c1")
                .replace("\"type\":\"text\",\"body\":\"When do you open?\",", "\"type\":\"location\"," + spelled);
        read(line);
        assertThat(read(line.replace(spelled, other))).isEqualTo(new ImportResult(0, 0, 1, 0, 0, 0, 0));
    }

    // R5
    @Test
    void aConversationThatGrewGetsWhatIsNew() {
        read(line("c1"));
        var grown = line("c1")
                .replace("\"status\":\"open\"", "\"status\":\"pending\"")
                .replace(
                        "],\"aiSessions\"",
                        ",{\"externalId\":\"m-c1-3\",\"direction\":\"inbound\",\"sender\":\"contact\",\"type\":\"image\","
                                + "\"sentAt\":\"2026-01-01T09:00:00Z\"}],\"aiSessions\"");
        assertThat(read(grown)).isEqualTo(new ImportResult(0, 1, 0, 0, 1, 0, 0));
        assertThat(text("select status || ' ' || message_count || ' ' || last_preview || ' '"
                        + " || (last_message_at = last_contact_message_at) from conversations where " + here()))
                .isEqualTo("pending 3 [image] true");
        assertThat(read(line("c1"))).as("the older file again").isEqualTo(new ImportResult(0, 0, 1, 0, 0, 0, 0));
        assertThat(text("select status from conversations where " + here())).isEqualTo("pending");
    }

    // R5
    @Test
    void aSessionThatRunsMayGrowAndEnd() {
        var running = line("c1").replace("\"endedAt\":\"2026-01-01T08:00:10Z\",\"outcome\":\"resolved\",", "");
        read(running.replaceFirst(",\\{\"role\":\"assistant\".*?\\}", ""));
        assertThat(count("ai_messages", here())).isEqualTo(2);
        assertThat(read(line("c1"))).isEqualTo(new ImportResult(0, 1, 0, 0, 0, 0, 1));
        assertThat(text("select outcome || ' ' || tokens_out from ai_sessions where " + here()))
                .isEqualTo("resolved 5");
        assertThat(read(running)).as("the older file again").isEqualTo(new ImportResult(0, 0, 1, 0, 0, 0, 0));
    }

    // R6
    @Test
    void aDeliveryStatusMovesForwardOnly() {
        read(line("c1").replace("\"status\":\"sent\"", "\"status\":\"delivered\""));
        assertThat(read(line("c1"))).isEqualTo(new ImportResult(0, 0, 1, 0, 0, 0, 0));
        assertThat(read(line("c1").replace("\"status\":\"sent\"", "\"status\":\"read\""))
                        .changed())
                .isEqualTo(1);
        assertThat(read(line("c1").replace("\"status\":\"sent\"", "\"status\":\"failed\",\"error\":{\"code\":131026}"))
                        .rejected())
                .isEqualTo(1);
        assertThat(text("select delivery_status from messages where direction = 'outbound' and " + here()))
                .isEqualTo("read");
    }

    // R7
    @Test
    void badLinesAreLeftOutAndTheRestIsKept() {
        var result = read(line("c1"), "{\"externalId\":", line("c2").replace("m-c2-1", "m-c1-1"), line("c3"));
        assertThat(result.created()).isEqualTo(2);
        assertThat(result.rejected()).isEqualTo(2);
        assertThat(rejects).extracting(Reject::line).containsExactly(2L, 3L);
        assertThat(rejects.get(1).field()).isEqualTo("messages[m-c1-1].externalId");
        assertThat(count("conversations", here())).isEqualTo(2);
    }

    @Test
    void anUnknownAssigneeIsRefused() {
        var person = World.person();
        var assigned = line("c1").replace("\"status\":\"open\"", "\"status\":\"open\",\"assignee\":\"%s\"");
        assertThat(read(assigned.formatted("nobody@test.example")).rejected()).isEqualTo(1);
        assertThat(read(assigned.formatted(person.getUsername())).created()).isEqualTo(1);
        assertThat(text("select assignee_id from conversations where " + here()))
                .isEqualTo(Long.toString(person.id().value()));
    }

    // R8
    @Test
    void eachEntryIsLinkedToItsMessage() {
        read(line("c1"));
        assertThat(World.owner()
                        .sql("select e.role || ' ' || m.external_id from ai_messages e join messages m"
                                + " on m.id = e.message_id where e.agent_id = ? order by e.position")
                        .param(agent())
                        .query(String.class)
                        .list())
                .containsExactly("user m-c1-1", "tool m-c1-2", "assistant m-c1-2");
    }

    // R9
    @Test
    void eachBatchIsOneAuditEvent() {
        read(line("c1"), line("c2"));
        var event = "action = 'conversations.imported' and target_label = 'test-" + number + "'";
        assertThat(text("select after ->> 'conversations_created' from audit_logs where " + event))
                .isEqualTo("2");
        assertThat(text("select actor_label from audit_logs where " + event)).isEqualTo("import");
        read(line("c1"));
        assertThat(count("audit_logs", event)).isEqualTo(1);
    }

    // R10
    @Test
    void whereTheLogCannotBeWrittenTheImportStopsAndKeepsNothingOfTheBatch() {
        var before = read(line("c1"));

        World.withTheLogClosed(() -> assertThatThrownBy(
                        () -> read(line("c2"), line("c3").replace(slug, slug + "-new")))
                .isInstanceOf(ImportStopped.class)
                .hasMessageContaining("audit log could not be written")
                .hasMessageContaining("permission denied"));

        assertThat(before.created()).isEqualTo(1);
        assertThat(rejects).isEmpty();
        assertThat(count("conversations", here())).isEqualTo(1);
        assertThat(count("whatsapp_agents", "slug = '" + slug + "-new'")).isZero();
        assertThat(read(line("c2")).created()).isEqualTo(1);
    }

    @Test
    void gzipIsToldByItsFirstBytes() throws IOException {
        var packed = gzip(line("c1") + "\n");
        assertThat(read(() -> new ByteArrayInputStream(packed)).created()).isEqualTo(1);
    }

    @Test
    void aFileThatBreaksOffKeepsWhatCameBefore() throws IOException {
        var lines = IntStream.range(0, 400).mapToObj(i -> line("c" + i)).toList();
        var packed = gzip(String.join("\n", lines));
        var cut = Arrays.copyOf(packed, packed.length / 2);
        assertThatThrownBy(() -> read(() -> new ByteArrayInputStream(cut))).hasCauseInstanceOf(EOFException.class);
        assertThat(count("conversations", here())).isPositive();
        assertThat(read(() -> new ByteArrayInputStream(packed)).rejected()).isZero();
        assertThat(count("conversations", here())).isEqualTo(400);
    }

    // C-05
    @Test
    void whatADatabaseCannotKeepIsRefusedBeforeIt() {
        for (var text : List.of("a\\u0000b", "\\ud800", "\\udc00\\ud800")) {
            assertThat(read(line("c1").replace("When do you open?", text)).rejected())
                    .isEqualTo(1);
            assertThat(read(line("c1").replace("\"day\":\"mon\"", "\"day\":[\"" + text + "\"]"))
                            .rejected())
                    .isEqualTo(1);
        }
        assertThat(count("conversations", here())).isZero();
    }

    // G-03
    @Test
    void parallelImportsOfOneContactMakeOneContact() throws Exception {
        read(line("first").replace("+34600000111", "+34600000999"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var work = IntStream.range(0, 24)
                    .<Callable<ImportResult>>mapToObj(i -> () -> read(line("c" + i / 2)))
                    .toList();
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get().rejected()).isZero();
            }
        }
        assertThat(count("contacts", here())).isEqualTo(2);
        assertThat(count("conversations", here())).isEqualTo(13);
        assertThat(count("messages", here())).isEqualTo(26);
    }

    @Test
    void whoeverMayNotImportIsRefused() {
        var admin = World.person("admin");
        assertThatThrownBy(() -> currentUser.callAs(admin, () -> readHere(line("c1"))))
                .isInstanceOf(AccessDeniedException.class);
    }

    private ImportResult read(String... lines) {
        return serviceUsers.callAs(ServiceUsers.IMPORT, () -> readHere(lines));
    }

    private ImportResult read(ImportSource.Opening bytes) {
        return serviceUsers.callAs(ServiceUsers.IMPORT, () -> readHere(bytes));
    }

    private ImportResult readHere(String... lines) {
        var bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return readHere(() -> new ByteArrayInputStream(bytes));
    }

    private ImportResult readHere(ImportSource.Opening bytes) {
        try {
            return imports.importFrom(new ImportSource("test-" + number, bytes), new ImportListener() {
                @Override
                public void rejected(Reject reject) {
                    rejects.add(reject);
                }

                @Override
                public void progressed(ImportResult soFar) {}
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(String id) {
        return """
                {"externalId":"%1$s","agent":{"slug":"%2$s","name":"Shop"},"contact":{"phone":"+34600000111","name":"Ana"},\
                "status":"open","language":"en","openedAt":"2026-01-01T08:00:00.000Z","closedAt":null,"messages":[\
                {"externalId":"m-%1$s-1","direction":"inbound","sender":"contact","type":"text","body":"When do you open?",\
                "sentAt":"2026-01-01T08:00:00.000Z"},\
                {"externalId":"m-%1$s-2","direction":"outbound","sender":"ai","type":"text","body":"We open at nine.",\
                "sentAt":"2026-01-01T08:00:10.000Z","status":"sent"}],"aiSessions":[{"model":"test-model",\
                "startedAt":"2026-01-01T08:00:00Z","endedAt":"2026-01-01T08:00:10Z","outcome":"resolved","messages":[\
                {"role":"user","content":"When do you open?","tokens":7,"createdAt":"2026-01-01T08:00:00Z"},\
                {"role":"tool","name":"Hours","arguments":{"day":"mon"},"content":"9-17","tokens":5,"latencyMs":200,\
                "createdAt":"2026-01-01T08:00:03Z"},\
                {"role":"assistant","content":"We open at nine.","tokens":5,"latencyMs":700,\
                "createdAt":"2026-01-01T08:00:10Z"}]}]}""".formatted(id, slug);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private long agent() {
        return World.owner()
                .sql("select id from whatsapp_agents where slug = ?")
                .param(slug)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private String here() {
        return "agent_id = " + agent();
    }

    private static String text(String sql) {
        return World.owner().sql(sql).query(String.class).single();
    }

    private static long count(String table, String where) {
        return World.owner()
                .sql("select count(*) from " + table + " where " + where)
                .query(Long.class)
                .single();
    }

    /** Everything that the import may write for this agent, including which version of a row it is. */
    private List<String> fingerprint() {
        return List.of("contacts", "conversations", "messages", "ai_sessions", "ai_messages").stream()
                .map(table -> text("select coalesce(md5(string_agg(t::text || t.xmin, '|' order by t.id)), '') from "
                        + table + " t where " + here()))
                .toList();
    }
}
