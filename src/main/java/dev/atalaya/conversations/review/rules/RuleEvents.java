package dev.atalaya.conversations.review.rules;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import dev.atalaya.shared.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log says about rules, and about what they put into the queue. */
final class RuleEvents {

    private RuleEvents() {}

    record Changed(
            String action,
            AuditTarget target,
            @Nullable AgentId agent,
            Map<String, Object> before,
            Map<String, Object> after)
            implements AuditableEvent {}

    /** @param asker who wanted it; null where it was time */
    record Filled(int added, @Nullable UserId asker) implements AuditableEvent {
        @Override
        public String action() {
            return "reviews.filled";
        }

        @Override
        public AuditTarget target() {
            return new AuditTarget("review_queue", null, null);
        }

        @Override
        public Map<String, Object> after() {
            var after = new LinkedHashMap<String, Object>();
            after.put("added", added);
            if (asker != null) {
                after.put("asked_by", asker.value());
            }
            return after;
        }
    }
}
