package dev.atalaya.conversations;

import dev.atalaya.privacy.Mask;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known about a conversation beside its messages. */
public record ConversationDetails(
        ConversationId id,
        String externalId,
        AgentId agent,
        String agentName,
        @Nullable String contactName,
        String contactPhone,
        ConversationStatus status,
        ConversationPriority priority,
        @Nullable String assignee,
        @Nullable String language,
        Instant createdAt,
        @Nullable Instant snoozedUntil,
        @Nullable Instant closedAt,
        Instant lastMessageAt,
        @Nullable Instant lastContactMessageAt,
        int messageCount,
        @Nullable Previous previous) {

    private static final Duration WINDOW = Duration.ofHours(24);

    /** What is known of the contact was erased on request. */
    public boolean isErased() {
        return Mask.isErased(contactPhone);
    }

    /** The name where one is known, else the phone. */
    public String contact() {
        return contactName == null || contactName.isBlank() ? contactPhone : contactName;
    }

    /** What is left of the 24 hours after the customer's last message in which free text may be sent; zero when over. */
    public Duration windowLeft(Instant now) {
        if (lastContactMessageAt == null) {
            return Duration.ZERO;
        }
        var left = Duration.between(now, lastContactMessageAt.plus(WINDOW));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The customer wrote last, and nobody answered or closed it. */
    public boolean unattended() {
        return status != ConversationStatus.CLOSED
                && lastContactMessageAt != null
                && !lastContactMessageAt.isBefore(lastMessageAt);
    }

    /** The conversation that the same contact had with the same agent before. */
    public record Previous(ConversationId id, Instant createdAt, ConversationStatus status, int messageCount) {}
}
