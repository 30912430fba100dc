package dev.atalaya.ingest.ndjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of bad line is refused with the name of the field, and nothing of it is guessed. */
class LineParserTests {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final String LINE = """
            {"externalId":"c1","agent":{"slug":"shop","name":"Shop","kind":"hybrid","phone":"+34 600-000 001",\
            "language":"es","timezone":"Europe/Madrid"},"contact":{"phone":"0034600000111","name":" Ana "},\
            "status":"closed","priority":"high","language":"es","assignee":"Ana@Example.com",\
            "openedAt":"2026-05-28T03:37:10.000Z","closedAt":"2026-05-28T04:00:00Z","messages":[\
            {"externalId":"m2","direction":"outbound","sender":"ai","type":"text","body":"Hello  \\nthere",\
            "sentAt":"2026-05-28T03:38:00.1234567Z","status":"failed","error":{"code":131026,"title":"Undeliverable"}},\
            {"externalId":"m1","direction":"inbound","sender":"contact","type":"location","replyTo":"m0",\
            "location":{"latitude":40.5,"longitude":-3.25,"name":"Home"},"sentAt":"2026-05-28T03:37:43Z"}],\
            "aiSessions":[{"model":"m","startedAt":"2026-05-28T03:37:43Z","endedAt":"2026-05-28T03:38:00Z",\
            "outcome":"resolved","costMicros":58,"currency":"USD","messages":[\
            {"role":"tool","name":"Find","arguments":{"a":[1.5,{"b":null}]},"content":"[]","tokens":3,"cachedTokens":1,\
            "latencyMs":20,"createdAt":"2026-05-28T03:37:50Z"}]}]}""";

    @Test
    void readsEveryField() {
        var line = parse(LINE);
        assertThat(line.agent().phone()).isEqualTo("+34600000001");
        assertThat(line.contact()).isEqualTo(new ConversationLine.Contact("+34600000111", "Ana"));
        assertThat(line.assignee()).isEqualTo("ana@example.com");
        assertThat(line.messages())
                .extracting(ConversationLine.Message::externalId)
                .containsExactly("m1", "m2");
        assertThat(line.messages().getFirst().preview()).isEqualTo("[location] Home");
        assertThat(line.newest().preview()).isEqualTo("Hello there");
        assertThat(line.newest().sentAt()).isEqualTo(Instant.parse("2026-05-28T03:38:00.123456Z"));
        assertThat(line.newest().errorCode()).isEqualTo("131026");
        assertThat(line.sessions().getFirst().entries().getFirst().arguments()).isEqualTo("{\"a\":[1.5,{\"b\":null}]}");
    }

    @Test
    void movesEveryTimeByTheSameSpan() {
        var moved = new LineParser(new Times(NOW, Duration.ofHours(-1))).parse(line(LINE));
        assertThat(moved.openedAt()).isEqualTo(Instant.parse("2026-05-28T02:37:10Z"));
        assertThat(moved.messages().getFirst().sentAt()).isEqualTo(Instant.parse("2026-05-28T02:37:43Z"));
    }

    // C-07
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"status\":\"closed\" | \"status\":\"closed\",\"role\":\"ADMIN\" | role",
                "\"status\":\"closed\" | \"status\":\"CLOSED\" | status",
                "\"status\":\"closed\" | \"status\":\"closed \" | status",
                "\"status\":\"closed\" | \"status\":0 | status",
                "\"status\":\"closed\" | \"status\":null | status",
                "\"status\":\"closed\" | \"status\":\"closed\",\"status\":\"open\" | ``",
                "\"status\":\"closed\" | \"status\":\"snoozed\" | snoozedUntil",
                "\"closedAt\":\"2026-05-28T04:00:00Z\" | \"closedAt\":null | closedAt",
                "\"closedAt\":\"2026-05-28T04:00:00Z\" | \"closedAt\":\"2026-05-28T03:00:00Z\" | closedAt",
                "\"priority\":\"high\" | \"priority\":\"top\" | priority",
                "\"externalId\":\"c1\" | \"externalId\":7 | externalId",
                "\"externalId\":\"c1\" | \"externalId\":\"\" | externalId",
                "\"externalId\":\"c1\" | \"externalId\":\"a\\nb\" | externalId",
                "\"slug\":\"shop\" | \"slug\":\"Shop!\" | agent.slug",
                "\"timezone\":\"Europe/Madrid\" | \"timezone\":\"Mars\" | agent.timezone",
                "\"kind\":\"hybrid\" | \"kind\":\"person\" | agent.kind",
                "0034600000111 | 12345 | contact.phone",
                "0034600000111 | +0123456789 | contact.phone",
                "0034600000111 | +1234567890123456 | contact.phone",
                "\"contact\":{ | \"contact\":[ | ``",
                "2026-05-28T03:37:10.000Z | 2026-05-28 | openedAt",
                "2026-05-28T03:37:10.000Z | 2008-12-31T23:59:59Z | openedAt",
                "2026-05-28T03:37:10.000Z | 2026-06-02T12:00:01Z | openedAt",
                "2026-05-28T03:37:10.000Z | +999999999-12-31T00:00:00Z | openedAt",
                "\"sender\":\"ai\" | \"sender\":\"contact\" | messages[0].sender",
                "\"type\":\"text\" | \"type\":\"hologram\" | messages[0].type",
                "\"body\":\"Hello  \\nthere\" | \"body\":\" \" | messages[0].body",
                "\"body\":\"Hello  \\nthere\" | \"body\":\"a\\u0000b\" | messages[0].body",
                "\"body\":\"Hello  \\nthere\" | \"body\":\"\\ud800\" | messages[0].body",
                "\"status\":\"failed\" | \"status\":\"sent\" | messages[0].error",
                "\"code\":131026 | \"code\":\"131026\" | messages[0].error.code",
                "\"externalId\":\"m1\" | \"externalId\":\"m2\" | messages[1].externalId",
                "\"latitude\":40.5 | \"latitude\":90.5 | messages[1].location.latitude",
                "\"latitude\":40.5 | \"latitude\":1e400 | messages[1].location.latitude",
                "\"latitude\":40.5 | \"latitude\":NaN | ``",
                "\"currency\":\"USD\" | \"currency\":null | aiSessions[0].currency",
                "\"endedAt\":\"2026-05-28T03:38 | \"endedAt\":\"2026-05-28T03:30 | aiSessions[0].endedAt",
                "\"role\":\"tool\" | \"role\":\"robot\" | aiSessions[0].messages[0].role",
                "\"tokens\":3 | \"tokens\":-1 | aiSessions[0].messages[0].tokens",
                "\"tokens\":3 | \"tokens\":3.5 | aiSessions[0].messages[0].tokens",
                "\"tokens\":3 | \"tokens\":2147483648 | aiSessions[0].messages[0].tokens",
                "\"b\":null | \"b\":1e999999 | aiSessions[0].messages[0].arguments",
                "\"b\":null | \"\\u0000\":null | aiSessions[0].messages[0].arguments",
                "\"b\":null | \"b\":1,\"b\":2 | ``"
            })
    void refusesAndNamesTheField(String good, String bad, String field) {
        assertThat(LINE).contains(good);
        assertThat(fault(LINE.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad)))
                        .field())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "[]", "7", "\"text\"", "null", "{} {}", "nonsense", "{\"a\":1}x"})
    void refusesWhatIsNotOneObject(String text) {
        assertThat(fault(text).reason()).isNotBlank();
    }

    @Test
    void limitsAreCountedInCharactersAsAPersonCounts() {
        var emoji = "\uD83D\uDE00";
        assertThat(parse(LINE.replace(" Ana ", emoji.repeat(255))).contact().name())
                .hasSize(510);
        assertThat(fault(LINE.replace(" Ana ", emoji.repeat(256))).field()).isEqualTo("contact.name");
        assertThat(fault(LINE.replace("Hello", "a".repeat(65_537))).field()).isEqualTo("messages[0].body");
        assertThat(parse(LINE.replace("Hello", emoji.repeat(300))).newest().preview())
                .isEqualTo(emoji.repeat(200));
    }

    // C-06, C-07
    @Test
    void depthAndLengthHaveAnEnd() {
        assertThat(fault(LINE.replace("\"b\":null", "\"b\":" + "[".repeat(10_000) + "]".repeat(10_000)))
                        .reason())
                .contains("nested too deeply");
        assertThat(fault(LINE.replace("\"b\":null", "\"" + "b".repeat(50_000) + "\":null"))
                        .reason())
                .contains("too long");
        assertThatThrownBy(() -> parser().parse(new Line(1, new byte[0], false)))
                .isInstanceOf(BadLine.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void onlyUtf8IsRead() {
        assertThat(parse("\uFEFF" + LINE).externalId()).isEqualTo("c1");
        for (var charset : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1}) {
            var bytes = LINE.replace("Ana", "Iñigo").getBytes(charset);
            assertThat(catchThrowableOfType(BadLine.class, () -> parser().parse(new Line(1, bytes, true))))
                    .isNotNull();
        }
    }

    private static LineParser parser() {
        return new LineParser(new Times(NOW, Duration.ZERO));
    }

    private static Line line(String text) {
        return new Line(1, text.getBytes(StandardCharsets.UTF_8), true);
    }

    private static ConversationLine parse(String text) {
        return parser().parse(line(text));
    }

    private static BadLine fault(String text) {
        return catchThrowableOfType(BadLine.class, () -> parse(text));
    }
}
