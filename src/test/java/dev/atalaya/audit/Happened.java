package dev.atalaya.audit;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditResult;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of a test. */
record Happened(
        String action, AuditTarget target, @Nullable AgentId agent, AuditResult result, Map<String, Object> before)
        implements AuditableEvent {

    Happened(String action, @Nullable AgentId agent) {
        this(action, new AuditTarget("thing", 1L, "A thing"), agent, AuditResult.OK, Map.of());
    }
}
