package dev.atalaya.conversations.review.scorecards;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;

/** What the audit log says about scorecards. */
final class ScorecardEvents {

    private ScorecardEvents() {}

    record Created(AuditTarget target, Map<String, Object> after) implements AuditableEvent {
        @Override
        public String action() {
            return "scorecard.created";
        }
    }

    record Updated(AuditTarget target, Map<String, Object> before, Map<String, Object> after)
            implements AuditableEvent {
        @Override
        public String action() {
            return "scorecard.updated";
        }
    }

    record Retired(AuditTarget target) implements AuditableEvent {
        @Override
        public String action() {
            return "scorecard.retired";
        }
    }
}
