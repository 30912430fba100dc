package dev.atalaya.ingest.ndjson;

import dev.atalaya.agents.AgentKind;
import dev.atalaya.agents.NewAgent;
import dev.atalaya.ingest.ndjson.ConversationLine.Contact;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns a line into a conversation, or says what is wrong with it; takes nothing by halves. */
public final class LineParser {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 300;
    private static final int ID_LENGTH = 255;
    private static final int MOST_MESSAGES = 20_000;
    private static final int MOST_SESSIONS = 2_000;

    private static final List<String> STATUSES = List.of("open", "pending", "snoozed", "closed");
    private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
    private static final List<String> KINDS =
            Stream.of(AgentKind.values()).map(AgentKind::column).toList();
    private static final Pattern WRITTEN_PHONE = Pattern.compile("[0-9+() .\\-\\u00a0]{1,64}");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LineReader.LONGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Times times;
    private final MessageParser messages = new MessageParser(JSON);
    private final SessionParser sessions = new SessionParser(JSON);

    public LineParser(Times times) {
        this.times = times;
    }

    public ConversationLine parse(Line line) {
        if (!line.whole()) {
            throw new BadLine("", "is longer than " + LineReader.LONGEST + " bytes: split the conversation");
        }
        var root = new Fields(tree(text(line)), "", times);
        var conversation = conversation(root);
        root.nothingElse();
        return conversation;
    }

    private ConversationLine conversation(Fields root) {
        var externalId = root.label("externalId", ID_LENGTH);
        var agent = agent(root.object("agent"));
        var contact = contact(root.object("contact"));
        var status = root.oneOf("status", STATUSES);
        var priority = root.optionalOneOf("priority", PRIORITIES);
        var language = root.optionalLabel("language", 35);
        var assignee = root.optionalLabel("assignee", 254);
        var openedAt = root.time("openedAt");
        var closedAt = root.optionalTime("closedAt");
        var snoozedUntil = root.optionalFutureTime("snoozedUntil");
        if (status.equals("closed") && closedAt == null) {
            throw root.bad("closedAt", "is missing, and the status is closed");
        }
        if (closedAt != null && closedAt.isBefore(openedAt)) {
            throw root.bad("closedAt", "is before openedAt");
        }
        if (status.equals("snoozed") && snoozedUntil == null) {
            throw root.bad("snoozedUntil", "is missing, and the status is snoozed");
        }
        return new ConversationLine(
                externalId,
                agent,
                contact,
                status,
                priority == null ? "normal" : priority,
                language,
                assignee == null ? null : assignee.strip().toLowerCase(Locale.ROOT),
                openedAt,
                closedAt,
                snoozedUntil,
                messages(root),
                sessions(root));
    }

    private NewAgent agent(Fields fields) {
        var slug = fields.match("slug", NewAgent.SLUG, "must be 1 to 63 lower-case letters, digits and hyphens");
        var name = fields.optionalName("name", NewAgent.NAME_LENGTH);
        var kind = fields.optionalOneOf("kind", KINDS);
        var phone = fields.has("phone") ? phone(fields) : null;
        var language = fields.optionalMatch("language", NewAgent.LANGUAGE, "must be a code such as es or es-MX");
        var timeZone = fields.optionalLabel("timezone", 100);
        if (timeZone != null && !isZone(timeZone)) {
            throw fields.bad("timezone", "must be a time zone such as Europe/Madrid");
        }
        fields.nothingElse();
        return new NewAgent(
                slug,
                name == null ? slug : name,
                kind == null ? null : AgentKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                phone,
                language,
                timeZone);
    }

    private static Contact contact(Fields fields) {
        var contact = new Contact(phone(fields), fields.optionalName("name", 255));
        fields.nothingElse();
        return contact;
    }

    private static String phone(Fields fields) {
        var written = fields.match("phone", WRITTEN_PHONE, "must be a number such as +34600000000");
        var digits = written.replaceAll("[^0-9+]", "");
        var phone = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        if (!NewAgent.PHONE.matcher(phone).matches()) {
            throw fields.bad("phone", "must be a plus sign, a country code and a number, such as +34600000000");
        }
        return phone;
    }

    private List<ConversationLine.Message> messages(Fields root) {
        var read = root.list("messages", MOST_MESSAGES);
        if (read.isEmpty()) {
            throw root.bad("messages", "is missing or empty: a conversation has at least one message");
        }
        var seen = new HashSet<String>();
        return read.stream()
                .map(fields -> {
                    var message = messages.parse(fields);
                    if (!seen.add(message.externalId())) {
                        throw fields.bad("externalId", "appears twice in this conversation");
                    }
                    return message;
                })
                .sorted(Comparator.comparing(ConversationLine.Message::sentAt))
                .toList();
    }

    private List<ConversationLine.Session> sessions(Fields root) {
        record Key(Object startedAt, String model) {}
        var seen = new HashSet<Key>();
        return root.list("aiSessions", MOST_SESSIONS).stream()
                .map(fields -> {
                    var session = sessions.parse(fields);
                    if (!seen.add(new Key(session.startedAt(), session.model()))) {
                        throw fields.bad("startedAt", "is that of another session of the same model");
                    }
                    return session;
                })
                .toList();
    }

    private static String text(Line line) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.bytes()))
                    .toString();
            return line.number() == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadLine("", "is not valid UTF-8: save the file as UTF-8");
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new BadLine("", "is nested too deeply, or has a number or a field's name that is too long");
        } catch (JacksonException e) {
            throw new BadLine("", "is not one JSON object: " + Texts.cut(firstLine(e.getOriginalMessage()), 200));
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
