package dev.atalaya.agents;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.HashMap;
import java.util.Map;

record AgentUpdated(AuditTarget target, AgentDetails was, AgentDetails is) implements AuditableEvent {

    @Override
    public String action() {
        return "agent.updated";
    }

    @Override
    public AgentId agent() {
        return is.agent();
    }

    @Override
    public Map<String, Object> before() {
        return changed(was, is);
    }

    @Override
    public Map<String, Object> after() {
        return changed(is, was);
    }

    static Map<String, Object> values(AgentDetails details) {
        var values = new HashMap<String, Object>();
        values.put("slug", details.slug());
        values.put("name", details.name());
        values.put("phone", details.phone() == null ? "" : details.phone());
        values.put("kind", details.kind().column());
        values.put("language", details.language());
        values.put("time_zone", details.timeZone());
        return values;
    }

    private static Map<String, Object> changed(AgentDetails details, AgentDetails other) {
        var values = values(details);
        values.entrySet().removeAll(values(other).entrySet());
        return values;
    }
}
