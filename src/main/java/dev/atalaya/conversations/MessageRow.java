package dev.atalaya.conversations;

import dev.atalaya.shared.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message in its thread, with what it quotes; of a deleted one, text and content only for who reviews the agent. */
public record MessageRow(
        long id,
        ConversationId conversation,
        String externalId,
        MessageAuthor author,
        @Nullable String authorName,
        MessageType type,
        @Nullable String body,
        MessageContent content,
        @Nullable DeliveryStatus delivery,
        @Nullable String errorCode,
        @Nullable String errorTitle,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable String replyTo,
        @Nullable Quote quote) {

    /** The message that another one answers, its text cut short. */
    public record Quote(
            long id,
            MessageAuthor author,
            MessageType type,
            @Nullable String body) {}
}
