package dev.atalaya.conversations.search;

import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.shared.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message that was found, with whose it is. */
public record Hit(
        long message,
        ConversationId conversation,
        ConversationStatus status,
        String agentName,
        @Nullable String contactName,
        String contactPhone,
        MessageAuthor author,
        @Nullable String authorName,
        Instant at,
        boolean deleted,
        Snippet snippet) {

    /** The name where one is known, else the phone. */
    public String contact() {
        return contactName == null || contactName.isBlank() ? contactPhone : contactName;
    }

    Hit with(Snippet cut) {
        return new Hit(
                message,
                conversation,
                status,
                agentName,
                contactName,
                contactPhone,
                author,
                authorName,
                at,
                deleted,
                cut);
    }
}
