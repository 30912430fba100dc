package dev.atalaya.conversations;

import dev.atalaya.shared.ConversationId;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A conversation in the list. */
public record ConversationRow(
        ConversationId id,
        String agentName,
        @Nullable String contactName,
        String contactPhone,
        ConversationStatus status,
        String preview,
        Instant lastMessageAt,
        int messageCount,
        boolean unattended)
        implements Serializable {

    /** The name where one is known, else the phone. */
    public String contact() {
        return contactName == null || contactName.isBlank() ? contactPhone : contactName;
    }
}
