package dev.atalaya.conversations.review;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log says about reviews; what was written in them is not in it. */
final class ReviewEvents {

    private ReviewEvents() {}

    /** @param total in hundredths of a percent */
    record Submitted(
            AuditTarget target,
            AgentId agent,
            long conversation,
            String scorecard,
            int number,
            @Nullable Integer total) implements AuditableEvent {
        @Override
        public String action() {
            return "review.submitted";
        }

        @Override
        public Map<String, Object> after() {
            var after = new LinkedHashMap<String, Object>();
            after.put("conversation_id", conversation);
            after.put("scorecard", scorecard);
            after.put("number", number);
            if (total != null) {
                after.put("total", total);
            }
            return after;
        }
    }

    record Skipped(AuditTarget target, AgentId agent, long conversation, String reason) implements AuditableEvent {
        @Override
        public String action() {
            return "review.skipped";
        }

        @Override
        public Map<String, Object> after() {
            return Map.of("conversation_id", conversation);
        }
    }
}
