package dev.atalaya.roles;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody got a role, or holds it until another time than before. */
public record RoleAssigned(
        AuditTarget target,
        String role,
        Map<String, Object> before,
        @Nullable Instant until,
        String reason) implements AuditableEvent {

    @Override
    public String action() {
        return "role.assigned";
    }

    @Override
    public Map<String, Object> after() {
        return values(role, until);
    }

    static Map<String, Object> values(String role, @Nullable Instant until) {
        var values = new LinkedHashMap<String, Object>();
        values.put("role", role);
        if (until != null) {
            values.put("until", until.toString());
        }
        return values;
    }
}
