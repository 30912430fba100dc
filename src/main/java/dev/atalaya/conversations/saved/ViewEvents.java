package dev.atalaya.conversations.saved;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;

/** What is recorded about saved views. */
final class ViewEvents {

    private ViewEvents() {}

    record Saved(AuditTarget target, Map<String, Object> after) implements AuditableEvent {
        @Override
        public String action() {
            return "saved_view.saved";
        }
    }

    record Deleted(AuditTarget target, Map<String, Object> before) implements AuditableEvent {
        @Override
        public String action() {
            return "saved_view.deleted";
        }
    }
}
