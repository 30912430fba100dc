package dev.atalaya.users;

import dev.atalaya.security.CurrentUser;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets whoever holds the link of an invitation choose a password, once, which makes the account active. */
@Component
public class Invitations {

    private final UserRepository users;
    private final UserTokenRepository tokens;
    private final CurrentUser currentUser;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Invitations(
            UserRepository users,
            UserTokenRepository tokens,
            CurrentUser currentUser,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.users = users;
        this.tokens = tokens;
        this.currentUser = currentUser;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whom the link invites; empty where it was used, ended, replaced, or never made. */
    public Optional<InvitedPerson> open(String token) {
        return find(token).map(user -> new InvitedPerson(user.displayName(), user.email()));
    }

    /** False where the link works no longer. */
    public boolean accept(String token, String password) {
        if (!NewAdmin.isPassword(password)) {
            throw new IllegalArgumentException(
                    "A password needs at least " + NewAdmin.SHORTEST_PASSWORD + " characters");
        }
        var invited = find(token);
        if (invited.isEmpty()) {
            return false;
        }
        var hash = Objects.requireNonNull(passwords.encode(password));
        return currentUser.callAs(
                invited.get().toPrincipal(Set.of(), hash),
                () -> Boolean.TRUE.equals(transaction.execute(status -> activate(token, hash))));
    }

    private boolean activate(String token, String hash) {
        var found = find(token);
        if (found.isEmpty() || tokens.useInvitation(new UserToken(token).digest()) == 0) {
            return false;
        }
        var user = found.get();
        user.changePassword(hash, clock.instant());
        user.become(UserStatus.ACTIVE, clock.instant());
        users.saveAndFlush(user);
        events.publishEvent(new UserEvents.StatusChanged(
                "user.activated", UserEvents.target(user), UserStatus.INVITED, UserStatus.ACTIVE, null));
        return true;
    }

    private Optional<User> find(String token) {
        return tokens.invited(new UserToken(token).digest())
                .flatMap(users::findById)
                .filter(user -> user.status() == UserStatus.INVITED);
    }

    /** Who is invited, as the page of the link says it. */
    public record InvitedPerson(String name, String email) {}
}
