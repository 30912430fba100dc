package dev.atalaya.conversations.contacts;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is recorded about personal data; never the data. */
final class ContactEvents {

    private ContactEvents() {}

    record Unmasked(AuditTarget target, AgentId agent, String reason, Map<String, Object> after)
            implements AuditableEvent {
        @Override
        public String action() {
            return "contact.unmasked";
        }
    }

    record MaskedAgain(AuditTarget target, AgentId agent) implements AuditableEvent {
        @Override
        public String action() {
            return "contact.masked_again";
        }
    }

    record Erased(
            AuditTarget target, AgentId agent, @Nullable String reason, Map<String, Object> after)
            implements AuditableEvent {
        @Override
        public String action() {
            return "contact.erased";
        }
    }
}
