package dev.atalaya.users;

import dev.atalaya.security.ServiceUsers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the first administrator of an installation, once, for whoever holds the link printed on the server. */
@Component
public class FirstAdmin {

    /** How long a link works. */
    public static final Duration LINK_LIFE = Duration.ofMinutes(15);

    private final UserRepository users;
    private final UserTokenRepository tokens;
    private final ServiceUsers serviceUsers;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    FirstAdmin(
            UserRepository users,
            UserTokenRepository tokens,
            ServiceUsers serviceUsers,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.users = users;
        this.tokens = tokens;
        this.serviceUsers = serviceUsers;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    boolean isMissing() {
        return users.tableExists() && !users.anAdminExists();
    }

    String newToken() {
        var token = UserToken.draw(random);
        transaction.executeWithoutResult(
                status -> tokens.addSetup(token.digest(), clock.instant().plus(LINK_LIFE)));
        return token.value();
    }

    /** Whether the link can still be used: known, unused, in time, and nobody became administrator meanwhile. */
    public boolean isOpen(String token) {
        return isMissing() && tokens.isOpen(new UserToken(token).digest());
    }

    /** Creates the administrator; false where the link had been used or had ended. */
    public boolean create(String token, NewAdmin details) {
        var hash = Objects.requireNonNull(passwords.encode(details.password()));
        return Boolean.TRUE.equals(serviceUsers.callAs(
                ServiceUsers.SYSTEM,
                () -> transaction.execute(status -> {
                    if (!isMissing() || tokens.use(new UserToken(token).digest()) == 0) {
                        return false;
                    }
                    var user = users.saveAndFlush(
                            User.activePerson(details.email(), details.displayName(), hash, clock.instant()));
                    users.makeAdmin(user.id().value(), "first administrator");
                    events.publishEvent(new UserEvents.FirstAdminCreated(UserEvents.target(user)));
                    return true;
                })));
    }
}
