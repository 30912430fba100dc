package dev.atalaya.conversations;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the list sorts by: only what an index is sorted by, for one agent and for all of them. */
public enum ConversationOrder {
    LAST_MESSAGE("last_message", List.of("c.last_message_at"), "(:afterTime, :afterId)"),
    CREATED("created", List.of("c.created_at"), "(:afterTime, :afterId)"),
    /** By how urgent they are, and of the equally urgent by the last message. */
    PRIORITY(
            "priority",
            List.of(
                    "(case c.priority when 'urgent' then 4 when 'high' then 3 when 'normal' then 2 else 1 end)",
                    "c.last_message_at"),
            "(:afterRank, :afterTime, :afterId)");

    private static final String LAST = "c.id";

    private final String word;
    private final List<String> keys;
    private final String place;

    ConversationOrder(String word, List<String> keys, String place) {
        this.word = word;
        this.keys = keys;
        this.place = place;
    }

    /** As it is written in addresses and in the names of texts. */
    public String word() {
        return word;
    }

    public static Optional<ConversationOrder> of(String word) {
        return Stream.of(values()).filter(order -> order.word.equals(word)).findFirst();
    }

    String sorted(boolean descending) {
        return keys().map(key -> key + (descending ? " desc" : " asc")).collect(Collectors.joining(", "));
    }

    String behind(boolean descending) {
        return keys().collect(Collectors.joining(", ", "(", ")")) + (descending ? " < " : " > ") + place;
    }

    private Stream<String> keys() {
        return Stream.concat(keys.stream(), Stream.of(LAST));
    }
}
