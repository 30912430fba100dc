package dev.atalaya.roles;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.HashMap;
import java.util.Map;

/** A role has another name or description, or allows something else. */
public record RoleUpdated(AuditTarget target, RoleDetails was, RoleDetails is) implements AuditableEvent {

    @Override
    public String action() {
        return "role.updated";
    }

    @Override
    public Map<String, Object> before() {
        return changed(was, is);
    }

    @Override
    public Map<String, Object> after() {
        return changed(is, was);
    }

    private static Map<String, Object> changed(RoleDetails details, RoleDetails other) {
        var values = new HashMap<>(RoleCreated.values(details));
        values.entrySet().removeAll(RoleCreated.values(other).entrySet());
        return values;
    }
}
