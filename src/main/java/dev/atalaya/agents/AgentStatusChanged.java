package dev.atalaya.agents;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;
import java.util.Objects;

record AgentStatusChanged(AuditTarget target, String action, AgentStatus was, AgentStatus is, String reason)
        implements AuditableEvent {

    @Override
    public AgentId agent() {
        return new AgentId(Objects.requireNonNull(target.id()));
    }

    @Override
    public Map<String, Object> before() {
        return Map.of("status", was.column());
    }

    @Override
    public Map<String, Object> after() {
        return Map.of("status", is.column());
    }
}
