package dev.atalaya.ingest;

import dev.atalaya.ingest.ndjson.ConversationLine.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Messages of a batch; compares those that exist, whose delivery status alone may move, and only forward. */
final class MessageWriter {

    private static final String INSERT = """
            insert into messages (agent_id, conversation_id, external_id, direction, author, author_name, type, body,
                   content, reply_to, delivery_status, error_code, error_title, created_at, edited_at, deleted_at)
            select agent_id, conversation_id, external_id, direction, author, author_name, type, body,
                   content, reply_to, delivery_status, error_code, error_title, created_at, edited_at, deleted_at
              from {rows} order by n
                on conflict (agent_id, external_id) do nothing
            returning id, conversation_id, external_id""";

    private static final String COMPARE = """
            select r.n, m.id, m.conversation_id <> r.conversation_id as elsewhere, m.delivery_status,
                   array_remove(array[
                       case when m.direction <> r.direction then 'direction' end,
                       case when m.author <> r.author then 'sender' end,
                       case when m.author_name is distinct from r.author_name then 'senderName' end,
                       case when m.type <> r.type then 'type' end,
                       case when m.body is distinct from r.body then 'body' end,
                       case when m.content is distinct from r.content then 'content' end,
                       case when m.reply_to is distinct from r.reply_to then 'replyTo' end,
                       case when m.delivery_status = r.delivery_status
                             and (m.error_code, m.error_title) is distinct from (r.error_code, r.error_title)
                            then 'error' end,
                       case when m.created_at <> r.created_at then 'sentAt' end,
                       case when m.edited_at is distinct from r.edited_at then 'editedAt' end,
                       case when m.deleted_at is distinct from r.deleted_at then 'deletedAt' end], null) as differences
              from {rows} join messages m on m.agent_id = r.agent_id and m.external_id = r.external_id""";

    private static final String ADVANCE = """
            update messages m
               set delivery_status = r.delivery_status, error_code = r.error_code, error_title = r.error_title
              from {rows} where m.agent_id = r.agent_id and m.external_id = r.external_id""";

    private static final List<String> FORWARD = List.of("accepted", "sent", "delivered", "read");
    private static final int SENT = FORWARD.indexOf("sent");

    private final JdbcOperations database;

    MessageWriter(JdbcOperations database) {
        this.database = database;
    }

    private record Item(StoredLine line, Message message) {}

    void write(List<StoredLine> batch) {
        var items = batch.stream()
                .flatMap(line -> line.line.messages().stream().map(message -> new Item(line, message)))
                .toList();
        var lines = batch.stream().collect(Collectors.toMap(line -> line.conversation, Function.identity()));
        rows(items).query(database, INSERT, (row, n) -> {
            var line = Objects.requireNonNull(lines.get(row.getLong("conversation_id")));
            line.newMessages++;
            return line.messageIds.put(row.getString("external_id"), row.getLong("id"));
        });
        compare(items.stream()
                .filter(item -> !item.line.messageIds.containsKey(item.message.externalId()))
                .toList());
    }

    private void compare(List<Item> items) {
        var advanced = new ArrayList<Item>();
        rows(items).query(database, COMPARE, (row, n) -> {
            var item = items.get(row.getInt("n"));
            item.line.messageIds.put(item.message.externalId(), row.getLong("id"));
            if (row.getBoolean("elsewhere")) {
                refuse(item, "externalId", "is that of a message of another conversation");
            }
            ConversationWriter.strings(row, "differences")
                    .forEach(field -> refuse(item, field, "differs from the stored message"));
            var move = Move.between(row.getString("delivery_status"), item.message.status());
            if (move == Move.IMPOSSIBLE) {
                refuse(item, "status", "cannot follow " + row.getString("delivery_status"));
            }
            if (move == Move.AHEAD) {
                advanced.add(item);
            }
            return n;
        });
        advanced.removeIf(item -> item.line.isRefused());
        advanced.forEach(item -> item.line.advanced = true);
        rows(advanced).update(database, ADVANCE);
    }

    private static void refuse(Item item, String field, String reason) {
        item.line.refuse("messages[" + item.message.externalId() + "]." + field, reason);
    }

    /** What a line's delivery status is to the stored one. */
    enum Move {
        AHEAD,
        SAME_OR_BEHIND,
        IMPOSSIBLE;

        static Move between(@Nullable String stored, @Nullable String told) {
            if ("failed".equals(stored)) {
                return "failed".equals(told) || rank(told) <= SENT ? SAME_OR_BEHIND : IMPOSSIBLE;
            }
            if ("failed".equals(told)) {
                return rank(stored) <= SENT ? AHEAD : IMPOSSIBLE;
            }
            return rank(told) > rank(stored) ? AHEAD : SAME_OR_BEHIND;
        }

        private static int rank(@Nullable String status) {
            return status == null ? -1 : FORWARD.indexOf(status);
        }
    }

    private static Rows<Item> rows(List<Item> items) {
        return new Rows<>(items)
                .number("agent_id", item -> item.line.agent)
                .number("conversation_id", item -> item.line.conversation)
                .text("external_id", item -> item.message.externalId())
                .text("direction", item -> item.message.direction())
                .text("author", item -> item.message.sender())
                .text("author_name", item -> item.message.senderName())
                .text("type", item -> item.message.type())
                .text("body", item -> item.message.body())
                .json("content", item -> item.message.content())
                .text("reply_to", item -> item.message.replyTo())
                .text("delivery_status", item -> item.message.status())
                .text("error_code", item -> item.message.errorCode())
                .text("error_title", item -> item.message.errorTitle())
                .time("created_at", item -> item.message.sentAt())
                .time("edited_at", item -> item.message.editedAt())
                .time("deleted_at", item -> item.message.deletedAt());
    }
}
