package dev.atalaya.conversations.work;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;

/** What the audit log says about work on conversations; the words of a note are not in it. */
final class WorkEvents {

    private WorkEvents() {}

    record Changed(
            String action, AuditTarget target, AgentId agent, Map<String, Object> before, Map<String, Object> after)
            implements AuditableEvent {}

    /** Over what {@link Changed} says of each conversation. */
    record BulkChanged(String act, Map<String, Object> after) implements AuditableEvent {
        @Override
        public String action() {
            return "conversations.bulk_changed";
        }

        @Override
        public AuditTarget target() {
            return new AuditTarget("list", null, act);
        }
    }
}
