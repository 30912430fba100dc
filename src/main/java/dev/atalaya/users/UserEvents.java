package dev.atalaya.users;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AuditResult;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;

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

    static AuditTarget target(AtalayaUser user) {
        return new AuditTarget("user", user.id().value(), user.displayName());
    }

    static AuditTarget target(User user) {
        return new AuditTarget("user", user.id().value(), user.displayName());
    }
}
