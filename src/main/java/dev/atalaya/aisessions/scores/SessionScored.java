package dev.atalaya.aisessions.scores;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;

/**
 * Somebody scored a session or one of its entries, changed a score or took it away; what was written about it is not kept here.
 */
record SessionScored(
        String action,
        long session,
        AgentId agentOf,
        String label,
        Map<String, Object> beforeIt,
        Map<String, Object> afterIt)
        implements AuditableEvent {

    @Override
    public AuditTarget target() {
        return new AuditTarget("ai_session", session, label);
    }

    @Override
    public AgentId agent() {
        return agentOf;
    }

    @Override
    public Map<String, Object> before() {
        return beforeIt;
    }

    @Override
    public Map<String, Object> after() {
        return afterIt;
    }
}
