package dev.atalaya.conversations.work;

import dev.atalaya.shared.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as somebody saw it before changing it.
 *
 * @param version of its state; null where the act is meant however it stands by now, as for many at once
 */
public record Seen(ConversationId conversation, @Nullable Integer version) {

    public static Seen however(ConversationId conversation) {
        return new Seen(conversation, null);
    }
}
