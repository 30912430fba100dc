package dev.atalaya.ingest;

import dev.atalaya.ingest.ndjson.ConversationLine;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes a batch of lines within the transaction that is open; of those that are stored already, adds what is new. */
final class BatchWriter {

    private final JdbcOperations database;
    private final ConversationWriter conversations;
    private final MessageWriter messages;
    private final SessionWriter sessions;

    BatchWriter(JdbcOperations database) {
        this.database = database;
        this.conversations = new ConversationWriter(database);
        this.messages = new MessageWriter(database);
        this.sessions = new SessionWriter(database);
    }

    /** Throws {@link LinesRefused} where lines contradict what is stored: then nothing of the batch may be kept. */
    ImportResult write(List<ConversationLine> lines, Function<ConversationLine, Long> agentOf) {
        var assignees = assignees(lines);
        var batch = IntStream.range(0, lines.size())
                .mapToObj(index -> {
                    var line = lines.get(index);
                    var stored = new StoredLine(index, line, agentOf.apply(line), assignees.get(line.assignee()));
                    if (line.assignee() != null && stored.assignee == null) {
                        stored.refuse("assignee", "is not the e-mail address of a user: create the user first");
                    }
                    return stored;
                })
                .toList();
        new ErasedContacts(database).markIn(batch);
        conversations.write(accepted(batch));
        messages.write(accepted(batch));
        sessions.write(accepted(batch));
        conversations.grow(accepted(batch));
        var refused = batch.stream()
                .filter(StoredLine::isRefused)
                .collect(Collectors.toMap(line -> line.index, StoredLine::refusal));
        if (!refused.isEmpty()) {
            throw new LinesRefused(refused);
        }
        return batch.stream().map(StoredLine::result).reduce(ImportResult.NOTHING, ImportResult::plus);
    }

    boolean findsNothing() {
        return Boolean.FALSE.equals(
                database.queryForObject("select exists (select 1 from conversations)", Boolean.class));
    }

    private static List<StoredLine> accepted(List<StoredLine> batch) {
        return batch.stream().filter(line -> !line.isRefused() && !line.erased).toList();
    }

    private Map<String, Long> assignees(List<ConversationLine> lines) {
        var addresses = lines.stream()
                .map(ConversationLine::assignee)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        return new Rows<>(addresses)
                        .text("email", address -> address)
                        .query(
                                database,
                                "select u.email, u.id from {rows} join users u on u.email = r.email",
                                (row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
