package dev.atalaya.users;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AuditResult;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log says about accounts. */
final class UserEvents {

    private UserEvents() {}

    record SignedIn(AuditTarget target) implements AuditableEvent {
        @Override
        public String action() {
            return "user.signed_in";
        }
    }

    record SignedOut(AuditTarget target) implements AuditableEvent {
        @Override
        public String action() {
            return "user.signed_out";
        }
    }

    record SignInFailed(AuditTarget target) implements AuditableEvent {
        @Override
        public String action() {
            return "user.sign_in_failed";
        }

        @Override
        public AuditResult result() {
            return AuditResult.FAILED;
        }
    }

    record FirstAdminCreated(AuditTarget target) implements AuditableEvent {
        @Override
        public String action() {
            return "user.first_admin_created";
        }
    }

    record PasswordDrawn(AuditTarget target) implements AuditableEvent {
        @Override
        public String action() {
            return "user.demo_password_drawn";
        }
    }

    record PasswordChanged(AuditTarget target) implements AuditableEvent {
        @Override
        public String action() {
            return "user.password_changed";
        }
    }

    record Created(AuditTarget target, Map<String, Object> after) implements AuditableEvent {
        @Override
        public String action() {
            return "user.created";
        }
    }

    /** Of what changed, and nothing else. */
    record Updated(AuditTarget target, Map<String, Object> before, Map<String, Object> after)
            implements AuditableEvent {
        @Override
        public String action() {
            return "user.updated";
        }

        static Updated of(AuditTarget target, Map<String, Object> before, Map<String, Object> after) {
            var old = new LinkedHashMap<>(before);
            var now = new LinkedHashMap<>(after);
            old.entrySet().removeIf(field -> field.getValue().equals(after.get(field.getKey())));
            now.entrySet().removeIf(field -> field.getValue().equals(before.get(field.getKey())));
            return new Updated(target, old, now);
        }
    }

    record StatusChanged(
            String action,
            AuditTarget target,
            UserStatus from,
            UserStatus to,
            @Nullable String reason) implements AuditableEvent {
        @Override
        public Map<String, Object> before() {
            return Map.of("status", from.column());
        }

        @Override
        public Map<String, Object> after() {
            return Map.of("status", to.column());
        }
    }

    /** Over what {@link StatusChanged} and others say of each person. */
    record BulkChanged(
            String act, Map<String, Object> after, @Nullable String reason) implements AuditableEvent {
        @Override
        public String action() {
            return "users.bulk_changed";
        }

        @Override
        public AuditTarget target() {
            return new AuditTarget("list", null, act);
        }
    }

    static AuditTarget target(AtalayaUser user) {
        return new AuditTarget("user", user.id().value(), user.displayName());
    }

    static AuditTarget target(User user) {
        return new AuditTarget("user", user.id().value(), user.displayName());
    }
}
