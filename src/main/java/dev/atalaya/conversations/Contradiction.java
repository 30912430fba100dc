package dev.atalaya.conversations;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the delivery of a message says against what came after or before it. */
public enum Contradiction {
    /** It failed, and yet the customer quoted it or reacted to it. */
    FAILED_BUT_ANSWERED,
    /** It never arrived, and yet the customer read a later one. */
    LATER_ONE_WAS_READ,
    /** Free text that arrived more than 24 hours after the customer wrote last. */
    OUTSIDE_THE_WINDOW;

    private static final Duration WINDOW = Duration.ofHours(24);

    private static final Set<DeliveryStatus> ON_ITS_WAY = Set.of(DeliveryStatus.ACCEPTED, DeliveryStatus.SENT);
    private static final Set<DeliveryStatus> ARRIVED = Set.of(DeliveryStatus.DELIVERED, DeliveryStatus.READ);

    /** Found in a stretch of a thread without gaps, the oldest message first; by the key of the message. */
    public static Map<Long, Contradiction> in(List<MessageRow> thread) {
        var found = new HashMap<Long, Contradiction>();
        againstWhatCameBefore(thread, found);
        againstWhatCameAfter(thread, found);
        return found;
    }

    private static void againstWhatCameBefore(List<MessageRow> thread, Map<Long, Contradiction> found) {
        Instant wrote = null;
        for (var message : thread) {
            if (message.author() == MessageAuthor.CONTACT) {
                wrote = message.createdAt();
            } else if (wrote != null
                    && isFree(message.type())
                    && message.delivery() != null
                    && ARRIVED.contains(message.delivery())
                    && message.createdAt().isAfter(wrote.plus(WINDOW))) {
                found.put(message.id(), OUTSIDE_THE_WINDOW);
            }
        }
    }

    private static void againstWhatCameAfter(List<MessageRow> thread, Map<Long, Contradiction> found) {
        var answered = new HashSet<String>();
        var read = false;
        for (var message : thread.reversed()) {
            if (message.author() == MessageAuthor.CONTACT) {
                answersTo(message).forEach(answered::add);
            } else if (message.delivery() == DeliveryStatus.FAILED && answered.contains(message.externalId())) {
                found.put(message.id(), FAILED_BUT_ANSWERED);
            } else if (read && message.delivery() != null && ON_ITS_WAY.contains(message.delivery())) {
                found.put(message.id(), LATER_ONE_WAS_READ);
            }
            read |= message.delivery() == DeliveryStatus.READ;
        }
    }

    private static List<String> answersTo(MessageRow message) {
        var reaction = message.content().reaction();
        return Stream.of(message.replyTo(), target(reaction))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String target(MessageContent.@Nullable Reaction reaction) {
        return reaction == null ? null : reaction.messageId();
    }

    private static boolean isFree(MessageType type) {
        return switch (type) {
            case TEMPLATE, SYSTEM, REACTION -> false;
            default -> true;
        };
    }
}
