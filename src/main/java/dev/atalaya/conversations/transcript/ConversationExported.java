package dev.atalaya.conversations.transcript;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import dev.atalaya.shared.ConversationId;
import java.util.Map;

/** Somebody took a whole conversation out, to print it or as a file. */
record ConversationExported(ConversationId conversation, AgentId agent, String label, Map<String, Object> after)
        implements AuditableEvent {

    @Override
    public String action() {
        return "conversation.exported";
    }

    @Override
    public AuditTarget target() {
        return new AuditTarget("conversation", conversation.value(), label);
    }
}
