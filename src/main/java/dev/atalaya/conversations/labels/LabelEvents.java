package dev.atalaya.conversations.labels;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;

/** What the audit log says about labels themselves. */
final class LabelEvents {

    private LabelEvents() {}

    record Created(AuditTarget target, Map<String, Object> after) implements AuditableEvent {
        @Override
        public String action() {
            return "label.created";
        }
    }

    record Updated(AuditTarget target, Map<String, Object> before, Map<String, Object> after)
            implements AuditableEvent {
        @Override
        public String action() {
            return "label.updated";
        }
    }

    record Archived(AuditTarget target) implements AuditableEvent {
        @Override
        public String action() {
            return "label.archived";
        }
    }

    record Restored(AuditTarget target) implements AuditableEvent {
        @Override
        public String action() {
            return "label.restored";
        }
    }
}
