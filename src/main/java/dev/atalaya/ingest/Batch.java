package dev.atalaya.ingest;

import dev.atalaya.ingest.ndjson.BadLine;
import dev.atalaya.ingest.ndjson.ConversationLine;
import dev.atalaya.ingest.ndjson.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Lines that are written together: bounded in number and bytes, and never two of the same conversation. */
final class Batch {

    private static final int MOST_LINES = 200;
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private final List<Item> items = new ArrayList<>();
    private final Set<Key> keys = new HashSet<>();
    private final List<Refusal> refused = new ArrayList<>();
    private long bytes;
    private boolean isLast;

    record Item(Line line, ConversationLine conversation) {}

    /** A line that says itself that it cannot be taken. */
    record Refusal(Line line, BadLine reason) {}

    private record Key(String agent, String externalId) {
        private static Key of(ConversationLine conversation) {
            return new Key(conversation.agent().slug(), conversation.externalId());
        }
    }

    /** One more line would still be within the bounds. */
    boolean hasRoomFor(Line line, ConversationLine conversation) {
        return items.isEmpty() || bytes + line.bytes().length <= MOST_BYTES && !keys.contains(Key.of(conversation));
    }

    void add(Line line, ConversationLine conversation) {
        items.add(new Item(line, conversation));
        keys.add(Key.of(conversation));
        bytes += line.bytes().length;
    }

    void refuse(Line line, BadLine reason) {
        refused.add(new Refusal(line, reason));
        bytes += line.bytes().length;
    }

    void markLast() {
        isLast = true;
    }

    boolean isFull() {
        return items.size() >= MOST_LINES || refused.size() >= MOST_LINES || bytes >= MOST_BYTES;
    }

    boolean isLast() {
        return isLast;
    }

    List<Item> items() {
        return items;
    }

    List<Refusal> refused() {
        return refused;
    }

    static List<Item> without(List<Item> items, Set<Integer> left) {
        return IntStream.range(0, items.size())
                .filter(index -> !left.contains(index))
                .mapToObj(items::get)
                .toList();
    }
}
