package dev.atalaya.conversations;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import dev.atalaya.shared.ConversationId;
import java.time.Duration;

/** Somebody opened a conversation to read it. */
public record ConversationViewed(ConversationId conversation, AgentId agent, String label) implements AuditableEvent {

    @Override
    public String action() {
        return "conversation.viewed";
    }

    @Override
    public AuditTarget target() {
        return new AuditTarget("conversation", conversation.value(), label);
    }

    @Override
    public Duration oncePer() {
        return Duration.ofMinutes(10);
    }
}
