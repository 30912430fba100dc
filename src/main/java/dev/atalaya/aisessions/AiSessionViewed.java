package dev.atalaya.aisessions;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.time.Duration;

/** Somebody opened a session to read it. */
public record AiSessionViewed(long session, AgentId agent, String label) implements AuditableEvent {

    @Override
    public String action() {
        return "ai_session.viewed";
    }

    @Override
    public AuditTarget target() {
        return new AuditTarget("ai_session", session, label);
    }

    @Override
    public Duration oncePer() {
        return Duration.ofMinutes(10);
    }
}
