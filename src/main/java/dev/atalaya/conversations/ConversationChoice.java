package dev.atalaya.conversations;

import dev.atalaya.shared.ConversationId;
import org.jspecify.annotations.Nullable;

/** A conversation as one that can be gone to. */
public record ConversationChoice(
        ConversationId id, @Nullable String contactName, String contactPhone, String agentName) {

    /** The name where one is known, else the phone. */
    public String contact() {
        return contactName == null || contactName.isBlank() ? contactPhone : contactName;
    }
}
