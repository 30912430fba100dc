package dev.atalaya.audit.ui;

import dev.atalaya.components.Challenge;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Leads to the rows that refused attempts left. */
@Component
@Profile("local")
class AuditChallenge implements Challenge {

    private final CurrentUser currentUser;

    AuditChallenge(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String key() {
        return "audit.challenge";
    }

    @Override
    public Optional<String> path() {
        return currentUser.may(Permissions.AUDIT_READ) ? Optional.of("audit?action=access.denied") : Optional.empty();
    }
}
