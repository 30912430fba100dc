package dev.atalaya.access;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log says about grants. */
final class AccessEvents {

    private AccessEvents() {}

    record AccessGranted(AuditTarget target, @Nullable AgentId agent, Map<String, Object> after, String reason)
            implements AuditableEvent {
        @Override
        public String action() {
            return "access.granted";
        }
    }

    record AccessChanged(
            AuditTarget target,
            @Nullable AgentId agent,
            Map<String, Object> before,
            Map<String, Object> after,
            String reason)
            implements AuditableEvent {
        @Override
        public String action() {
            return "access.changed";
        }
    }

    record AccessRevoked(AuditTarget target, @Nullable AgentId agent, Map<String, Object> before, String reason)
            implements AuditableEvent {
        @Override
        public String action() {
            return "access.revoked";
        }
    }
}
