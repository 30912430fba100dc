package dev.atalaya.ingest.ndjson;

import dev.atalaya.ingest.ndjson.ConversationLine.Entry;
import dev.atalaya.ingest.ndjson.ConversationLine.Session;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Reads a run of a model with its entries. */
final class SessionParser {

    private static final int CONTENT_LENGTH = 1_048_576;
    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_MICROS = 1_000_000_000_000_000L;
    private static final long LONGEST_MILLIS = 1_000_000_000;

    private static final List<String> OUTCOMES = List.of("resolved", "handed_over", "abandoned", "failed");
    private static final List<String> ROLES = List.of("system", "user", "assistant", "tool");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final JsonMapper json;

    SessionParser(JsonMapper json) {
        this.json = json;
    }

    Session parse(Fields fields) {
        var session = new Session(
                fields.label("model", 100),
                fields.time("startedAt"),
                fields.optionalTime("endedAt"),
                fields.optionalOneOf("outcome", OUTCOMES),
                fields.optionalCount("costMicros", MOST_MICROS),
                fields.optionalMatch("currency", CURRENCY, "must be a code such as EUR"),
                fields.list("messages", MOST_ENTRIES).stream().map(this::entry).toList());
        fields.nothingElse();
        if ((session.costMicros() == null) != (session.currency() == null)) {
            throw fields.bad("currency", "goes with costMicros: give both or neither");
        }
        if (session.endedAt() != null && session.endedAt().isBefore(session.startedAt())) {
            throw fields.bad("endedAt", "is before startedAt");
        }
        return session;
    }

    private Entry entry(Fields fields) {
        var arguments = fields.optionalJson("arguments");
        var entry = new Entry(
                fields.oneOf("role", ROLES),
                fields.optionalLabel("name", 200),
                arguments == null ? null : json.writeValueAsString(arguments),
                fields.optionalText("content", CONTENT_LENGTH),
                fields.optionalText("error", 10_000),
                fields.count("tokens"),
                fields.count("cachedTokens"),
                fields.count("reasoningTokens"),
                fields.optionalCount("latencyMs", LONGEST_MILLIS),
                fields.time("createdAt"));
        fields.nothingElse();
        if (entry.reasoningTokens() > (entry.isAssistant() ? entry.tokens() : 0)) {
            throw fields.bad("reasoningTokens", "is more than the tokens of an answer");
        }
        return entry;
    }
}
