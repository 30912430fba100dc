package dev.atalaya.conversations;

import dev.atalaya.privacy.Mask;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in the list.
 *
 * @param failed the newest message to the customer was not delivered
 */
public record ConversationRow(
        ConversationId id,
        AgentId agent,
        String agentName,
        @Nullable String contactName,
        String contactPhone,
        ConversationStatus status,
        ConversationPriority priority,
        @Nullable String assignee,
        String preview,
        Instant createdAt,
        Instant lastMessageAt,
        int messageCount,
        boolean unattended,
        boolean failed,
        List<Label> labels)
        implements Serializable {

    /** Characters; a longer message is cut. */
    static final int LONGEST_PREVIEW = 199;

    /** A label as a list shows it. */
    public record Label(String name, String colour) implements Serializable {}

    /** What is known of the contact was erased on request. */
    public boolean isErased() {
        return Mask.isErased(contactPhone);
    }

    /** The name where one is known, else the phone. */
    public String contact() {
        return contactName == null || contactName.isBlank() ? contactPhone : contactName;
    }
}
