package dev.atalaya.conversations;

import dev.atalaya.aisessions.ConversationCosts;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a row of a file.
 *
 * @param firstResponseSeconds from the customer's first message to the first answer; null where there is none
 * @param costs null for those who may not read AI sessions
 */
public record ExportedConversation(
        ConversationRow row,
        String externalId,
        long inbound,
        long outbound,
        @Nullable Long firstResponseSeconds,
        @Nullable ConversationCosts costs)
        implements Serializable {}
