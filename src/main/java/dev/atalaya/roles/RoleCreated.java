package dev.atalaya.roles;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A role was made. */
public record RoleCreated(AuditTarget target, RoleDetails details) implements AuditableEvent {

    @Override
    public String action() {
        return "role.created";
    }

    @Override
    public Map<String, Object> after() {
        return values(details);
    }

    static Map<String, Object> values(RoleDetails details) {
        return Map.of(
                "code", details.code(),
                "name", details.name(),
                "description", details.description(),
                "permissions", List.copyOf(new TreeSet<>(details.permissions())));
    }
}
