package dev.atalaya.conversations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message in its thread, with what it quotes. */
public record MessageRow(
        long id,
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

    /** As the query projects it. */
    MessageRow(
            Long id,
            String externalId,
            MessageAuthor author,
            @Nullable String authorName,
            MessageType type,
            @Nullable String body,
            @Nullable String content,
            @Nullable DeliveryStatus delivery,
            @Nullable String errorCode,
            @Nullable String errorTitle,
            Instant createdAt,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt,
            @Nullable String replyTo,
            @Nullable Long quotedId,
            @Nullable MessageAuthor quotedAuthor,
            @Nullable MessageType quotedType,
            @Nullable String quotedBody) {
        this(
                id,
                externalId,
                author,
                authorName,
                type,
                body,
                MessageContent.of(content),
                delivery,
                errorCode,
                errorTitle,
                createdAt,
                editedAt,
                deletedAt,
                replyTo,
                quotedId == null || quotedAuthor == null || quotedType == null
                        ? null
                        : new Quote(quotedId, quotedAuthor, quotedType, quotedBody));
    }

    /** The message that another one answers, its text cut short. */
    public record Quote(
            long id,
            MessageAuthor author,
            MessageType type,
            @Nullable String body) {}
}
