package dev.atalaya.roles;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;

/** Somebody lost a role. */
public record RoleRevoked(AuditTarget target, Map<String, Object> before, String reason) implements AuditableEvent {

    @Override
    public String action() {
        return "role.revoked";
    }
}
