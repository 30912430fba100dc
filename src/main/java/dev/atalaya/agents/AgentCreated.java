package dev.atalaya.agents;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;

record AgentCreated(AgentId agent, AgentDetails details) implements AuditableEvent {

    @Override
    public String action() {
        return "agent.created";
    }

    @Override
    public AuditTarget target() {
        return new AuditTarget("agent", agent.value(), details.name());
    }

    @Override
    public Map<String, Object> after() {
        return AgentUpdated.values(details);
    }
}
