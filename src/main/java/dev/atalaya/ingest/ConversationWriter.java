package dev.atalaya.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Contacts and conversations of a batch; locks those that exist, so that two imports never add to one at once. */
final class ConversationWriter {

    private static final String INSERT_CONTACTS = """
            insert into contacts as c (agent_id, phone, name, created_at)
            select distinct on (agent_id, phone) agent_id, phone, name, opened_at from {rows}
             order by agent_id, phone, (name is null), n
                on conflict (agent_id, phone) do update set name = excluded.name
             where c.name is null and excluded.name is not null""";

    private static final String FIND_CONTACTS = """
            select r.n, c.id from {rows} join contacts c on c.agent_id = r.agent_id and c.phone = r.phone""";

    private static final String INSERT = """
            insert into conversations (agent_id, external_id, contact_id, status, priority, assignee_id, language,
                   snoozed_until, created_at, closed_at, last_message_at, last_contact_message_at, message_count,
                   last_preview)
            select agent_id, external_id, contact_id, status, priority, assignee_id, language,
                   snoozed_until, created_at, closed_at, last_message_at, last_contact_message_at, message_count,
                   last_preview
              from {rows} order by agent_id, external_id
                on conflict (agent_id, external_id) do nothing
            returning agent_id, external_id""";

    private static final String FIND = """
            select r.n, c.id, c.version, c.message_count,
                   array_remove(array[
                       case when c.contact_id <> r.contact_id then 'contact.phone' end,
                       case when c.created_at <> r.created_at then 'openedAt' end,
                       case when c.language is distinct from r.language then 'language' end], null) as differences,
                   array_remove(array[
                       case when c.status <> r.status then 'status' end,
                       case when c.priority <> r.priority then 'priority' end,
                       case when c.assignee_id is distinct from r.assignee_id then 'assignee' end,
                       case when c.snoozed_until is distinct from r.snoozed_until then 'snoozedUntil' end,
                       case when c.closed_at is distinct from r.closed_at then 'closedAt' end], null) as state
              from {rows} join conversations c on c.agent_id = r.agent_id and c.external_id = r.external_id
             order by c.id for update of c""";

    // What somebody changed in the console since (its version is not 0) stays as it is.
    private static final String GROW = """
            update conversations c
               set message_count = c.message_count + r.added,
                   last_preview = case when r.last_message_at >= c.last_message_at
                                       then r.last_preview else c.last_preview end,
                   last_message_at = greatest(c.last_message_at, r.last_message_at),
                   last_contact_message_at = greatest(c.last_contact_message_at, r.last_contact_message_at),
                   status = case when c.version = 0 then r.status else c.status end,
                   priority = case when c.version = 0 then r.priority else c.priority end,
                   assignee_id = case when c.version = 0 then r.assignee_id else c.assignee_id end,
                   snoozed_until = case when c.version = 0 then r.snoozed_until else c.snoozed_until end,
                   closed_at = case when c.version = 0 then r.closed_at else c.closed_at end
              from {rows} where c.id = r.id""";

    private final JdbcOperations database;

    ConversationWriter(JdbcOperations database) {
        this.database = database;
    }

    void write(List<StoredLine> batch) {
        var contacts = new Rows<>(batch)
                .number("agent_id", line -> line.agent)
                .text("phone", line -> line.line.contact().phone())
                .text("name", line -> line.line.contact().name())
                .time("opened_at", line -> line.line.openedAt());
        contacts.update(database, INSERT_CONTACTS);
        contacts.query(database, FIND_CONTACTS, (row, n) -> batch.get(row.getInt("n")).contact = row.getLong("id"));

        record Key(long agent, String externalId) {}
        var created = new HashSet<>(
                rows(batch).query(database, INSERT, (row, n) -> new Key(row.getLong(1), row.getString(2))));
        batch.forEach(line -> line.created = created.contains(new Key(line.agent, line.line.externalId())));
        rows(batch).query(database, FIND, (row, n) -> {
            found(batch.get(row.getInt("n")), row);
            return n;
        });
    }

    /** Brings counts, last message and state of conversations known before up to what the batch added. */
    void grow(List<StoredLine> batch) {
        batch.stream()
                .filter(line -> !line.created && !line.grew())
                .filter(line -> !line.editedHere && !line.stateDifferences.isEmpty())
                .filter(line -> line.line.messages().size() >= line.storedMessages)
                .forEach(
                        line -> line.refuse(
                                line.stateDifferences.getFirst(),
                                "differs from what is stored, and the line brings no new message: correct it or remove the line"));
        rows(batch.stream().filter(StoredLine::grew).toList())
                .number("id", line -> line.conversation)
                .number("added", line -> line.newMessages)
                .update(database, GROW);
    }

    private static Rows<StoredLine> rows(List<StoredLine> batch) {
        return new Rows<>(batch)
                .number("agent_id", line -> line.agent)
                .text("external_id", line -> line.line.externalId())
                .number("contact_id", line -> line.contact)
                .text("status", line -> line.line.status())
                .text("priority", line -> line.line.priority())
                .number("assignee_id", line -> line.assignee)
                .text("language", line -> line.line.language())
                .time("snoozed_until", line -> line.line.snoozedUntil())
                .time("created_at", line -> line.line.openedAt())
                .time("closed_at", line -> line.line.closedAt())
                .time("last_message_at", line -> line.line.newest().sentAt())
                .time("last_contact_message_at", ConversationWriter::lastOfContact)
                .number("message_count", line -> line.line.messages().size())
                .text("last_preview", line -> line.line.newest().preview());
    }

    private static @Nullable Instant lastOfContact(StoredLine line) {
        return line.line.messages().reversed().stream()
                .filter(message -> message.isInbound())
                .map(message -> message.sentAt())
                .findFirst()
                .orElse(null);
    }

    private static void found(StoredLine line, ResultSet row) throws SQLException {
        line.conversation = row.getLong("id");
        line.storedMessages = row.getInt("message_count");
        line.editedHere = row.getInt("version") > 0;
        line.stateDifferences = strings(row, "state");
        if (!line.created) {
            strings(row, "differences").stream()
                    .findFirst()
                    .ifPresent(field -> line.refuse(
                            field, "differs from the stored conversation of this externalId: use another externalId"));
        }
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) Objects.requireNonNull(row.getArray(column).getArray()));
    }
}
