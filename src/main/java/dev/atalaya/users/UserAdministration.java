package dev.atalaya.users;

import dev.atalaya.components.Impact;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.RightsPreview;
import dev.atalaya.shared.PlainText;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.shared.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes accounts of people and changes them; never takes away one's own, nor the last administrator's. */
@Service
@Requires(Permissions.USERS_MANAGE)
@Transactional(readOnly = true)
public class UserAdministration {

    /** Characters of a reason, at most. */
    public static final int LONGEST_REASON = 500;

    private static final String PREVIEW = "preview";

    private final UserRepository users;
    private final UserQueries queries;
    private final UserTokenRepository tokens;
    private final InvitationLetter letter;
    private final RightsPreview preview;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    UserAdministration(
            UserRepository users,
            UserQueries queries,
            UserTokenRepository tokens,
            InvitationLetter letter,
            RightsPreview preview,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.users = users;
        this.queries = queries;
        this.tokens = tokens;
        this.letter = letter;
        this.preview = preview;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Makes an account that cannot be used before its owner was invited.
     *
     * @throws RefusedException where somebody else has that e-mail
     */
    @Transactional
    public UserId create(UserDetails details) {
        if (users.existsByEmail(details.email())) {
            throw Refusal.EMAIL_TAKEN.exception();
        }
        var user = save(User.draft(details, clock.instant()));
        events.publishEvent(new UserEvents.Created(UserEvents.target(user), user.values()));
        return user.id();
    }

    /**
     * Changes name, e-mail, language and time zone; with another e-mail, an open invitation works no longer.
     *
     * @throws StaleException where somebody else changed the account after it was read
     * @throws RefusedException where somebody else has that e-mail
     */
    @Transactional
    public void update(UserId id, UserDetails details) {
        var user = person(id);
        if (!user.hasVersion(details.version())) {
            throw stale(id, user);
        }
        var before = user.values();
        var moved = !details.email().equals(user.email());
        if (moved && users.existsByEmail(details.email())) {
            throw Refusal.EMAIL_TAKEN.exception();
        }
        user.apply(details, clock.instant());
        if (before.equals(user.values())) {
            return;
        }
        save(user);
        if (moved) {
            tokens.endInvitations(id.value());
        }
        events.publishEvent(UserEvents.Updated.of(UserEvents.target(user), before, user.values()));
    }

    /** Makes a link with which the person chooses a password, in place of earlier ones, and sends it where that is set up. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Invitation invite(UserId id) {
        var token = UserToken.draw(random);
        var user = Objects.requireNonNull(transaction.execute(status -> invited(id, token)));
        var inviter = currentUser.require();
        var language = user.language() == null ? inviter.locale() : user.language();
        var link = letter.link(token);
        var delivery = letter.send(
                user.email(),
                user.displayName(),
                inviter.displayName(),
                link,
                language == null ? Locale.ENGLISH : language);
        return new Invitation(id, user.displayName(), user.email(), link, delivery);
    }

    /** @throws RefusedException for oneself, the last administrator, somebody who is not active, or a missing reason */
    @Transactional
    public void suspend(UserId id, String reason) {
        turn(id, UserStatus.SUSPENDED, "user.suspended", checked(reason));
    }

    /** @throws RefusedException for oneself, the last administrator, or a missing reason */
    @Transactional
    public void archive(UserId id, String reason) {
        turn(id, UserStatus.ARCHIVED, "user.archived", checked(reason));
        tokens.endInvitations(id.value());
    }

    /** @throws RefusedException for somebody who is active, or who never chose a password */
    @Transactional
    public void activate(UserId id) {
        turn(id, UserStatus.ACTIVE, "user.activated", null);
    }

    /** What {@link #suspend} would do to those of them whom it does not refuse; nothing is kept. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Impact previewSuspend(Collection<UserId> ids) {
        return preview(ids, id -> suspend(id, PREVIEW));
    }

    /** What {@link #archive} would do to those of them whom it does not refuse; nothing is kept. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Impact previewArchive(Collection<UserId> ids) {
        return preview(ids, id -> archive(id, PREVIEW));
    }

    /** What {@link #activate} would do to those of them whom it does not refuse; nothing is kept. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Impact previewActivate(Collection<UserId> ids) {
        return preview(ids, this::activate);
    }

    private Impact preview(Collection<UserId> ids, Consumer<UserId> act) {
        return preview.of(
                ids,
                () -> ids.forEach(id -> {
                    try {
                        act.accept(id);
                    } catch (RefusedException e) {
                        // The database's own refusal ends the transaction, and with it the preview.
                        if (Refusal.LAST_ADMIN.isWhy(e)) {
                            throw e;
                        }
                    }
                }));
    }

    private User invited(UserId id, UserToken token) {
        var user = person(id);
        var from = user.status();
        user.become(UserStatus.INVITED, clock.instant());
        save(user);
        tokens.endInvitations(id.value());
        tokens.addInvitation(id.value(), token.digest());
        events.publishEvent(
                new UserEvents.StatusChanged("user.invited", UserEvents.target(user), from, UserStatus.INVITED, null));
        return user;
    }

    private void turn(UserId id, UserStatus next, String action, @Nullable String reason) {
        if (id.equals(currentUser.require().id())) {
            throw Refusal.OWN_ACCOUNT.exception();
        }
        var user = person(id);
        var from = user.status();
        user.become(next, clock.instant());
        save(user);
        events.publishEvent(new UserEvents.StatusChanged(action, UserEvents.target(user), from, next, reason));
    }

    private User person(UserId id) {
        return users.findById(id.value()).filter(User::isPerson).orElseThrow(() -> Refusal.NO_SUCH_PERSON.exception());
    }

    // The constraints are asked for now and not at the commit, where nobody could tell a refusal from a fault.
    private User save(User user) {
        try {
            var saved = users.saveAndFlush(user);
            users.settle();
            return saved;
        } catch (OptimisticLockingFailureException e) {
            throw new StaleException(clock.instant());
        } catch (DataIntegrityViolationException e) {
            throw switch (constraint(e)) {
                case "users_last_admin" -> Refusal.LAST_ADMIN.exception();
                case "users_email_key" -> Refusal.EMAIL_TAKEN.exception();
                default -> e;
            };
        }
    }

    private StaleException stale(UserId id, User user) {
        // Events of accounts belong to no agent, so that only the whole log tells them.
        var changer = currentUser.may(Permissions.AUDIT_READ_ALL) ? queries.lastChanger(id) : Optional.<String>empty();
        return new StaleException(changer.orElse(null), user.updatedAt());
    }

    private static String constraint(DataIntegrityViolationException refusal) {
        return refusal.getMostSpecificCause() instanceof PSQLException cause
                        && cause.getServerErrorMessage() != null
                        && cause.getServerErrorMessage().getConstraint() != null
                ? cause.getServerErrorMessage().getConstraint()
                : "";
    }

    private static String checked(String reason) {
        var text = PlainText.of(reason);
        if (text.isEmpty() || !PlainText.isText(text, LONGEST_REASON)) {
            throw Refusal.REASON.exception();
        }
        return text;
    }
}
