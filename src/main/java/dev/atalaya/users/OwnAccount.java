package dev.atalaya.users;

import dev.atalaya.security.CurrentUser;
import dev.atalaya.shared.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The account of whoever is signed in: its password, and what it sees and why; no permission is asked for one's own. */
@Component
public class OwnAccount {

    private final UserRepository users;
    private final OwnQueries queries;
    private final CurrentUser currentUser;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OwnAccount(
            UserRepository users,
            OwnQueries queries,
            CurrentUser currentUser,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.users = users;
        this.queries = queries;
        this.currentUser = currentUser;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The grants in force, those for all agents first and then by agent, at most 500. */
    @Transactional(readOnly = true)
    public List<OwnReach> reach() {
        return queries.reach(currentUser.require().id());
    }

    /**
     * Hashes are computed outside of the transaction, which would hold a connection for their time.
     *
     * @throws RefusedException where the current password is another one
     */
    public void changePassword(String current, String next) {
        if (!NewAdmin.isPassword(next)) {
            throw new IllegalArgumentException(
                    "A password needs at least " + NewAdmin.SHORTEST_PASSWORD + " characters");
        }
        var id = currentUser.require().id().value();
        var known = users.passwordOf(id);
        if (current.length() > NewAdmin.LONGEST_PASSWORD
                || known.isEmpty()
                || !passwords.matches(current, known.get())) {
            throw Refusal.WRONG_PASSWORD.exception();
        }
        var hash = Objects.requireNonNull(passwords.encode(next));
        transaction.executeWithoutResult(status -> {
            var user = users.findById(id).orElseThrow();
            user.changePassword(hash, clock.instant());
            users.saveAndFlush(user);
            events.publishEvent(new UserEvents.PasswordChanged(UserEvents.target(user)));
        });
    }
}
