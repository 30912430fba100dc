package dev.atalaya.roles;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;

/** A role that nobody held was deleted. */
public record RoleDeleted(AuditTarget target, RoleDetails details, String reason) implements AuditableEvent {

    @Override
    public String action() {
        return "role.deleted";
    }

    @Override
    public Map<String, Object> before() {
        return RoleCreated.values(details);
    }
}
