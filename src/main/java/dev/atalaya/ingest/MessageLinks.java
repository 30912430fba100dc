package dev.atalaya.ingest;

import dev.atalaya.ingest.ndjson.ConversationLine.Entry;
import dev.atalaya.ingest.ndjson.ConversationLine.Message;
import dev.atalaya.ingest.ndjson.ConversationLine.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the message that each entry of a session became, was, or led to. */
final class MessageLinks {

    /** How far the clock of a model may run ahead of the clock of a message. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private final Map<String, List<Message>> byBody;
    private final Map<Instant, List<Message>> byTime;
    private final Set<String> taken = new HashSet<>();

    MessageLinks(List<Message> messages) {
        this.byBody = messages.stream()
                .filter(message -> message.body() != null)
                .collect(Collectors.groupingBy(message -> Objects.requireNonNull(message.body())));
        this.byTime = messages.stream().collect(Collectors.groupingBy(Message::sentAt));
    }

    /** The messages' external ids by position of the entry, null where there is none. */
    List<@Nullable String> of(Session session) {
        var entries = session.entries();
        var links = new @Nullable String[entries.size()];
        for (var i = 0; i < links.length; i++) {
            links[i] = switch (entries.get(i).role()) {
                case "assistant" -> answer(entries.get(i), session);
                case "user" -> question(entries.get(i));
                default -> null;
            };
        }
        for (var i = 0; i < links.length; i++) {
            if (entries.get(i).role().equals("tool")) {
                links[i] = ledTo(i, entries, links);
            }
        }
        return new ArrayList<>(Arrays.asList(links));
    }

    /** An answer that failed was never sent, and neither was a draft whose words no message has. */
    private @Nullable String answer(Entry entry, Session session) {
        var words = entry.content();
        if (entry.error() != null || words == null) {
            return null;
        }
        var latest = session.endedAt() == null ? Instant.MAX : session.endedAt().plus(CLOCK_SKEW);
        return nearest(
                entry.createdAt(),
                saying(words),
                message -> message.sender().equals("ai")
                        && !message.sentAt().isBefore(entry.createdAt().minus(CLOCK_SKEW))
                        && !message.sentAt().isAfter(latest));
    }

    private @Nullable String question(Entry entry) {
        var words = entry.content();
        var said = words == null ? null : nearest(entry.createdAt(), saying(words), Message::isInbound);
        var then = byTime.getOrDefault(entry.createdAt(), List.of());
        return said != null ? said : nearest(entry.createdAt(), then, Message::isInbound);
    }

    private List<Message> saying(String words) {
        return byBody.getOrDefault(words, List.of());
    }

    private @Nullable String nearest(Instant time, List<Message> among, Predicate<Message> wanted) {
        Optional<String> found = among.stream()
                .filter(message -> !taken.contains(message.externalId()))
                .filter(wanted)
                .min(Comparator.comparing(
                        message -> Duration.between(time, message.sentAt()).abs()))
                .map(Message::externalId);
        found.ifPresent(taken::add);
        return found.orElse(null);
    }

    /** The answer that follows before the customer speaks again, or else what the customer had said. */
    private static @Nullable String ledTo(int position, List<Entry> entries, @Nullable String[] links) {
        for (var i = position + 1; i < links.length && !entries.get(i).role().equals("user"); i++) {
            if (entries.get(i).role().equals("assistant") && links[i] != null) {
                return links[i];
            }
        }
        for (var i = position - 1; i >= 0; i--) {
            if (entries.get(i).role().equals("user")) {
                return links[i];
            }
        }
        return null;
    }
}
