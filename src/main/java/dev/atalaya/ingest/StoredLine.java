package dev.atalaya.ingest;

import dev.atalaya.ingest.ndjson.BadLine;
import dev.atalaya.ingest.ndjson.ConversationLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line on its way into the database: the keys that it got there, and what it added. */
final class StoredLine {

    final int index;
    final ConversationLine line;
    final long agent;
    final @Nullable Long assignee;
    final Map<String, Long> messageIds = new HashMap<>();

    long contact;
    long conversation;
    boolean created;
    boolean editedHere;
    List<String> stateDifferences = List.of();
    int storedMessages;
    int newMessages;
    int newSessions;
    int newEntries;
    boolean advanced;
    boolean erased;

    private @Nullable BadLine refusal;

    StoredLine(int index, ConversationLine line, long agent, @Nullable Long assignee) {
        this.index = index;
        this.line = line;
        this.agent = agent;
        this.assignee = assignee;
    }

    /** Whether it brought something that a conversation known before did not have. */
    boolean grew() {
        return !created && (advanced || newMessages + newSessions + newEntries > 0);
    }

    /** The first reason counts. */
    void refuse(String field, String reason) {
        if (refusal == null) {
            refusal = new BadLine(field, reason);
        }
    }

    boolean isRefused() {
        return refusal != null;
    }

    BadLine refusal() {
        return Objects.requireNonNull(refusal);
    }

    ImportResult result() {
        var known = grew() ? 1 : 0;
        return new ImportResult(
                created ? 1 : 0, known, created ? 0 : 1 - known, 0, newMessages, newSessions, newEntries);
    }
}
