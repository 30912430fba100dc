package dev.atalaya.roles;

import dev.atalaya.components.Impact;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.RightsPreview;
import dev.atalaya.shared.PlainText;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.shared.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The roles: what they allow and who holds them. */
@Service
@Requires(Permissions.ROLES_READ)
@Transactional(readOnly = true)
public class RoleService {

    /** Counting stops here. */
    public static final int MANY = 10_001;

    /** Characters of a text to look for, at most. */
    public static final int TEXT_LENGTH = 200;

    private static final int MOST = 500;
    private static final int MOST_CHOICES = 1_000;

    private final RoleRepository roles;
    private final RoleQueries queries;
    private final RightsPreview preview;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RoleService(
            RoleRepository roles,
            RoleQueries queries,
            RightsPreview preview,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.roles = roles;
        this.queries = queries;
        this.preview = preview;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** What can be assigned, by name. */
    public List<RoleChoice> choices() {
        return queries.choices(MOST_CHOICES);
    }

    /** The roles whose name or code has the text, after a row, by name; at most 500 whatever is asked for. */
    public List<RoleRow> list(String text, KeysetOrder<RoleOrder> order, @Nullable RoleRow after, int limit) {
        return queries.list(searched(text), order, after, Math.clamp(limit, 1, MOST));
    }

    /** Exact up to ten thousand, {@link #MANY} beyond. */
    public int count(String text) {
        return queries.count(searched(text), MANY);
    }

    public Optional<RoleDetails> find(long id) {
        return roles.findById(id).map(Role::toDetails);
    }

    /** What the role with this code allows; nothing where there is none. */
    public Set<String> permissionsOf(String code) {
        return queries.permissionsOf(code);
    }

    /** Who holds or held a role, the newest first or last; at most 500 whatever is asked for. */
    public List<AssignmentRow> holders(
            long role, KeysetOrder<AssignmentOrder> order, @Nullable AssignmentRow after, int limit) {
        return queries.holders(role, order, after, Math.clamp(limit, 1, MOST));
    }

    /** Which roles a person holds or held, likewise. */
    public List<AssignmentRow> heldBy(
            UserId user, KeysetOrder<AssignmentOrder> order, @Nullable AssignmentRow after, int limit) {
        return queries.heldBy(user, order, after, Math.clamp(limit, 1, MOST));
    }

    /**
     * Makes a role and says its key.
     *
     * @throws RefusedException where another role has this code or name
     */
    @Requires(Permissions.ROLES_MANAGE)
    @Transactional
    public long create(RoleDetails details) {
        requireKnown(details.permissions());
        var role = save(new Role(details, clock.instant()));
        events.publishEvent(new RoleCreated(role.target(), role.toDetails()));
        return role.id();
    }

    /**
     * Changes name, description and what the role allows.
     *
     * @throws RefusedException for a system role, for what a role of one's own allows, and where another one has the name
     * @throws StaleException where somebody else has changed it since
     */
    @Requires(Permissions.ROLES_MANAGE)
    @Transactional
    public void update(RoleDetails details) {
        var role = find(details);
        var before = role.toDetails();
        role.requireChangeable(details.version());
        if (!before.permissions().equals(details.permissions())) {
            requireKnown(details.permissions());
            requireForeign(role);
        }
        role.apply(details, clock.instant());
        var after = save(role).toDetails();
        events.publishEvent(new RoleUpdated(role.target(), before, after));
    }

    /** What {@link #update} would do to those who hold the role; nothing is kept. */
    @Requires(Permissions.ROLES_MANAGE)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Impact previewUpdate(RoleDetails details) {
        return preview.of(queries.holdersInForce(details.key()), () -> update(details));
    }

    /**
     * Deletes a role that nobody holds, with the access that it was granted.
     *
     * @throws RefusedException for a system role and for one that is held
     * @throws StaleException where somebody else has changed it since
     */
    @Requires(Permissions.ROLES_MANAGE)
    @Transactional
    public void delete(RoleDetails details, String reason) {
        var role = find(details);
        role.requireChangeable(details.version());
        if (queries.isHeld(role.id())) {
            throw Refusal.HELD.exception();
        }
        var why = AssignmentService.checked(reason);
        var before = role.toDetails();
        roles.delete(role);
        try {
            roles.flush();
        } catch (OptimisticLockingFailureException anotherWasFirst) {
            throw new StaleException(clock.instant());
        } catch (DataIntegrityViolationException e) {
            // Somebody was given it in between.
            throw Refusal.of(e);
        }
        events.publishEvent(new RoleDeleted(role.target(), before, why));
    }

    private Role find(RoleDetails details) {
        return roles.findById(details.key()).orElseThrow(() -> Refusal.NO_SUCH_ROLE.exception());
    }

    private Role save(Role role) {
        try {
            return roles.saveAndFlush(role);
        } catch (OptimisticLockingFailureException anotherWasFirst) {
            throw new StaleException(clock.instant());
        } catch (DataIntegrityViolationException e) {
            throw Refusal.of(e);
        }
    }

    private void requireForeign(Role role) {
        if (queries.holds(currentUser.require().id(), role.id())) {
            throw Refusal.HELD_BY_ONESELF.exception();
        }
    }

    private static void requireKnown(Set<String> permissions) {
        if (!PermissionGroups.exist(permissions)) {
            throw new IllegalArgumentException("There is no such permission");
        }
    }

    private static String searched(String text) {
        var wanted = PlainText.of(text);
        if (!PlainText.isLine(wanted, TEXT_LENGTH)) {
            throw new IllegalArgumentException("A text to look for is one line of at most 200 characters");
        }
        return wanted;
    }
}
