package dev.atalaya.ingest;

import java.util.Map;
import java.util.TreeMap;

/** What an import did: lines by what became of their conversations, and rows that are new. */
public record ImportResult(
        long created, long changed, long unchanged, long rejected, long messages, long sessions, long entries) {

    static final ImportResult NOTHING = new ImportResult(0, 0, 0, 0, 0, 0, 0);

    static ImportResult rejectedLine() {
        return new ImportResult(0, 0, 0, 1, 0, 0, 0);
    }

    public ImportResult plus(ImportResult other) {
        return new ImportResult(
                created + other.created,
                changed + other.changed,
                unchanged + other.unchanged,
                rejected + other.rejected,
                messages + other.messages,
                sessions + other.sessions,
                entries + other.entries);
    }

    /** Conversations, messages, sessions and entries that are new. */
    long rows() {
        return created + messages + sessions + entries;
    }

    boolean changesSomething() {
        return created + changed > 0;
    }

    Map<String, Object> counts() {
        return new TreeMap<>(Map.of(
                "conversations_created",
                created,
                "conversations_changed",
                changed,
                "messages",
                messages,
                "ai_sessions",
                sessions,
                "ai_entries",
                entries));
    }
}
