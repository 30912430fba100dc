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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the message that each entry of a session became, was, or led to. */
final class MessageLinks {

    /** How far the clock of a model may run ahead of the clock of a message. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private final List<Message> messages;
    private final Set<String> taken = new HashSet<>();

    MessageLinks(List<Message> messages) {
        this.messages = messages;
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
                message -> message.sender().equals("ai")
                        && words.equals(message.body())
                        && !message.sentAt().isBefore(entry.createdAt().minus(CLOCK_SKEW))
                        && !message.sentAt().isAfter(latest));
    }

    private @Nullable String question(Entry entry) {
        var said = nearest(
                entry.createdAt(), message -> message.isInbound() && Objects.equals(entry.content(), message.body()));
        return said != null
                ? said
                : nearest(
                        entry.createdAt(),
                        message -> message.isInbound() && message.sentAt().equals(entry.createdAt()));
    }

    private @Nullable String nearest(Instant time, Predicate<Message> wanted) {
        Optional<String> found = messages.stream()
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
