package dev.atalaya.ingest;

import dev.atalaya.ingest.ndjson.ConversationLine.Entry;
import dev.atalaya.ingest.ndjson.ConversationLine.Session;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Sessions of a batch with their entries; one that has not ended may grow, one that has stays as it is. */
final class SessionWriter {

    private static final String INSERT = """
            insert into ai_sessions (agent_id, conversation_id, model, started_at, ended_at, tokens_in, tokens_cached,
                   tokens_out, tokens_reasoning, cost_micros, currency, latency_ms, outcome)
            select agent_id, conversation_id, model, started_at, ended_at, tokens_in, tokens_cached,
                   tokens_out, tokens_reasoning, cost_micros, currency, latency_ms, outcome
              from {rows} order by n
                on conflict (conversation_id, started_at, model) do nothing
            returning id, conversation_id, started_at, model""";

    private static final String COMPARE = """
            select r.n, s.id, s.ended_at is not null as ended,
                   (select count(*) from ai_messages e where e.ai_session_id = s.id) as entries,
                   array_remove(array[
                       case when s.ended_at is distinct from r.ended_at then 'endedAt' end,
                       case when s.outcome is distinct from r.outcome then 'outcome' end,
                       case when s.cost_micros is distinct from r.cost_micros then 'costMicros' end,
                       case when s.currency is distinct from r.currency then 'currency' end], null) as differences
              from {rows} join ai_sessions s
                on s.conversation_id = r.conversation_id and s.started_at = r.started_at and s.model = r.model""";

    private static final String GROW = """
            update ai_sessions s
               set ended_at = r.ended_at, tokens_in = r.tokens_in, tokens_cached = r.tokens_cached,
                   tokens_out = r.tokens_out, tokens_reasoning = r.tokens_reasoning, cost_micros = r.cost_micros, currency = r.currency,
                   latency_ms = r.latency_ms, outcome = r.outcome
              from {rows} where s.id = r.id""";

    private static final String INSERT_ENTRIES = """
            insert into ai_messages (agent_id, ai_session_id, position, role, name, arguments, content, error, tokens,
                   tokens_cached, tokens_reasoning, latency_ms, message_id, created_at)
            select agent_id, ai_session_id, position, role, name, arguments, content, error, tokens,
                   tokens_cached, tokens_reasoning, latency_ms, message_id, created_at
              from {rows} order by n
                on conflict (ai_session_id, position) do nothing
            returning ai_session_id, position""";

    private static final String COMPARE_ENTRIES = """
            select r.n, array_remove(array[
                       case when e.role <> r.role then 'role' end,
                       case when e.name is distinct from r.name then 'name' end,
                       case when e.arguments is distinct from r.arguments then 'arguments' end,
                       case when e.content is distinct from r.content then 'content' end,
                       case when e.error is distinct from r.error then 'error' end,
                       case when e.tokens <> r.tokens then 'tokens' end,
                       case when e.tokens_cached <> r.tokens_cached then 'cachedTokens' end,
                       case when e.tokens_reasoning <> r.tokens_reasoning then 'reasoningTokens' end,
                       case when e.latency_ms is distinct from r.latency_ms then 'latencyMs' end,
                       case when e.created_at <> r.created_at then 'createdAt' end], null) as differences
              from {rows} join ai_messages e on e.ai_session_id = r.ai_session_id and e.position = r.position""";

    private final JdbcOperations database;

    SessionWriter(JdbcOperations database) {
        this.database = database;
    }

    /** A session of a line: its key in the database, and what was there before. */
    private static final class Item {
        private final StoredLine line;
        private final int index;
        private final Session session;
        private long id;
        private boolean created;
        private boolean ended;
        private int storedEntries;
        private int newEntries;
        private List<String> differences = List.of();

        private Item(StoredLine line, int index) {
            this.line = line;
            this.index = index;
            this.session = line.line.sessions().get(index);
        }

        private void refuse(String field, String reason) {
            line.refuse("aiSessions[" + index + "]." + field, reason);
        }

        private boolean isOlderThanStored() {
            return session.endedAt() == null && (ended || session.entries().size() < storedEntries);
        }
    }

    private record EntryItem(
            Item of, int position, Entry entry, @Nullable Long message) {}

    void write(List<StoredLine> batch) {
        var items = batch.stream()
                .flatMap(line ->
                        IntStream.range(0, line.line.sessions().size()).mapToObj(index -> new Item(line, index)))
                .toList();
        insert(items);
        compare(items.stream().filter(item -> !item.created).toList());
        writeEntries(items);
        grow(items.stream().filter(item -> !item.created).toList());
    }

    private void insert(List<Item> items) {
        record Key(long conversation, Instant startedAt, String model) {}
        var ids = new HashMap<Key, Long>();
        rows(items).query(database, INSERT, (row, n) -> {
            var startedAt = row.getObject("started_at", OffsetDateTime.class).toInstant();
            var key = new Key(row.getLong("conversation_id"), startedAt, row.getString("model"));
            return ids.put(key, row.getLong("id"));
        });
        for (var item : items) {
            var id = ids.get(new Key(item.line.conversation, item.session.startedAt(), item.session.model()));
            if (id != null) {
                item.id = id;
                item.created = true;
                item.line.newSessions++;
            }
        }
    }

    private void compare(List<Item> items) {
        rows(items).query(database, COMPARE, (row, n) -> {
            var item = items.get(row.getInt("n"));
            item.id = row.getLong("id");
            item.ended = row.getBoolean("ended");
            item.storedEntries = row.getInt("entries");
            item.differences = ConversationWriter.strings(row, "differences");
            return n;
        });
    }

    private void writeEntries(List<Item> items) {
        var entries = new ArrayList<EntryItem>();
        MessageLinks links = null;
        StoredLine line = null;
        for (var item : items) {
            if (links == null || line != item.line) {
                line = item.line;
                links = new MessageLinks(line.line.messages());
            }
            var linked = links.of(item.session);
            for (var position = 0; position < linked.size(); position++) {
                var message = linked.get(position) == null ? null : line.messageIds.get(linked.get(position));
                entries.add(new EntryItem(item, position, item.session.entries().get(position), message));
            }
        }
        insertEntries(items, entries);
    }

    private void insertEntries(List<Item> items, List<EntryItem> entries) {
        record Key(long session, int position) {}
        var inserted = new HashSet<>(
                rowsOf(entries).query(database, INSERT_ENTRIES, (row, n) -> new Key(row.getLong(1), row.getInt(2))));
        var known = new ArrayList<EntryItem>();
        for (var entry : entries) {
            if (inserted.contains(new Key(entry.of.id, entry.position))) {
                entry.of.newEntries++;
                entry.of.line.newEntries++;
            } else {
                known.add(entry);
            }
        }
        rowsOf(known).query(database, COMPARE_ENTRIES, (row, n) -> {
            var entry = known.get(row.getInt("n"));
            ConversationWriter.strings(row, "differences")
                    .forEach(field -> entry.of.refuse(
                            "messages[" + entry.position + "]." + field, "differs from the stored entry"));
            return n;
        });
    }

    private void grow(List<Item> known) {
        var grown = new ArrayList<Item>();
        for (var item : known) {
            if (item.ended && item.newEntries > 0) {
                item.refuse("messages", "has entries beyond those of the stored session, which has ended");
            } else if (!item.ended && (item.newEntries > 0 || item.session.endedAt() != null)) {
                item.line.advanced = true;
                grown.add(item);
            } else if (!item.isOlderThanStored()) {
                item.differences.forEach(field -> item.refuse(field, "differs from the stored session"));
            }
        }
        rows(grown).number("id", item -> item.id).update(database, GROW);
    }

    private static Rows<Item> rows(List<Item> items) {
        return new Rows<>(items)
                .number("agent_id", item -> item.line.agent)
                .number("conversation_id", item -> item.line.conversation)
                .text("model", item -> item.session.model())
                .time("started_at", item -> item.session.startedAt())
                .time("ended_at", item -> item.session.endedAt())
                .number("tokens_in", item -> item.session.tokensIn())
                .number("tokens_cached", item -> item.session.tokensCached())
                .number("tokens_out", item -> item.session.tokensOut())
                .number("tokens_reasoning", item -> item.session.tokensReasoning())
                .number("cost_micros", item -> item.session.costMicros())
                .text("currency", item -> item.session.currency())
                .number("latency_ms", item -> item.session.latencyMs())
                .text("outcome", item -> item.session.outcome());
    }

    private static Rows<EntryItem> rowsOf(List<EntryItem> entries) {
        return new Rows<>(entries)
                .number("agent_id", entry -> entry.of.line.agent)
                .number("ai_session_id", entry -> entry.of.id)
                .number("position", EntryItem::position)
                .text("role", entry -> entry.entry.role())
                .text("name", entry -> entry.entry.name())
                .json("arguments", entry -> entry.entry.arguments())
                .text("content", entry -> entry.entry.content())
                .text("error", entry -> entry.entry.error())
                .number("tokens", entry -> entry.entry.tokens())
                .number("tokens_cached", entry -> entry.entry.cachedTokens())
                .number("tokens_reasoning", entry -> entry.entry.reasoningTokens())
                .number("latency_ms", entry -> entry.entry.latencyMs())
                .number("message_id", EntryItem::message)
                .time("created_at", entry -> entry.entry.createdAt());
    }
}
