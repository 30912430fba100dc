package dev.atalaya.users;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records who signs in, who fails to and who leaves; a sign-in that cannot be recorded does not happen. */
@Component
class SignIns {

    private static final int LONGEST_LABEL = 254;

    private final UserRepository users;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SignIns(
            UserRepository users,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.users = users;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener
    void signedIn(AuthenticationSuccessEvent success) {
        if (success.getAuthentication().getPrincipal() instanceof AtalayaUser user) {
            as(
                    user,
                    new UserEvents.SignedIn(UserEvents.target(user)),
                    () -> users.signedIn(user.id().value(), clock.instant()));
        }
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent failure) {
        var name = failure.getAuthentication().getName();
        var label = name.length() > LONGEST_LABEL ? name.substring(0, LONGEST_LABEL) + "…" : name;
        events.publishEvent(new UserEvents.SignInFailed(new AuditTarget("user", null, label)));
    }

    @EventListener
    void signedOut(LogoutSuccessEvent logout) {
        if (logout.getAuthentication().getPrincipal() instanceof AtalayaUser user) {
            as(user, new UserEvents.SignedOut(UserEvents.target(user)), () -> {});
        }
    }

    private void as(AtalayaUser user, AuditableEvent event, Runnable change) {
        currentUser.callAs(
                user,
                () -> transaction.execute(status -> {
                    change.run();
                    events.publishEvent(event);
                    return true;
                }));
    }
}
