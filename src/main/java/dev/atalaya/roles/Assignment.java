package dev.atalaya.roles;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person and a role, and whether and until when the one holds the other. */
record Assignment(
        long userId,
        String person,
        long roleId,
        String role,
        boolean held,
        @Nullable Instant until) {

    boolean isOf(UserId user) {
        return userId == user.value();
    }

    AuditTarget target() {
        return new AuditTarget("user", userId, person);
    }

    Map<String, Object> values() {
        return held ? RoleAssigned.values(role, until) : Map.of();
    }
}
