package dev.atalaya.roles;

import dev.atalaya.components.Impact;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.RightsPreview;
import dev.atalaya.shared.PlainText;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives roles to people and takes them away; never one's own. */
@Service
@Requires(Permissions.ROLES_ASSIGN)
@Transactional(readOnly = true)
public class AssignmentService {

    /** Characters of a reason, at most. */
    public static final int REASON_LENGTH = 500;

    private static final String PREVIEW = "preview";

    private final AssignmentQueries assignments;
    private final RightsPreview preview;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AssignmentService(
            AssignmentQueries assignments,
            RightsPreview preview,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.assignments = assignments;
        this.preview = preview;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives a person a role, until a time or without an end; somebody who holds it already gets the new end.
     *
     * @return false where the person holds it until that very time, and nothing changes
     * @throws RefusedException for one's own roles, the last administrator, an end that is past, or a missing reason
     */
    @Transactional
    public boolean assign(UserId user, String roleCode, String reason, @Nullable Instant until) {
        var now = clock.instant();
        var why = checked(reason);
        var end = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
        if (end != null && !end.isAfter(now)) {
            throw Refusal.END_IS_PAST.exception();
        }
        var assignment = find(user, roleCode);
        if (assignment.held() && Objects.equals(assignment.until(), end)) {
            return false;
        }
        assignments.save(assignment, currentUser.require().id(), why, now, end);
        events.publishEvent(new RoleAssigned(assignment.target(), assignment.role(), assignment.values(), end, why));
        return true;
    }

    /**
     * Takes a role away from a person.
     *
     * @return false where the person does not hold it, and nothing changes
     * @throws RefusedException for one's own roles, the last administrator, or a missing reason
     */
    @Transactional
    public boolean remove(UserId user, String roleCode, String reason) {
        var why = checked(reason);
        var assignment = find(user, roleCode);
        if (!assignment.held()) {
            return false;
        }
        assignments.delete(assignment);
        events.publishEvent(new RoleRevoked(assignment.target(), assignment.values(), why));
        return true;
    }

    /** What {@link #assign} would do; nothing is kept. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Impact previewAssign(UserId user, String roleCode, @Nullable Instant until) {
        return preview.of(List.of(user), () -> assign(user, roleCode, PREVIEW, until));
    }

    /** What {@link #remove} would do; nothing is kept. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Impact previewRemove(UserId user, String roleCode) {
        return preview.of(List.of(user), () -> remove(user, roleCode, PREVIEW));
    }

    private Assignment find(UserId user, String roleCode) {
        if (user.equals(currentUser.require().id())) {
            throw Refusal.OWN_ROLES.exception();
        }
        if (assignments.nameOf(user).isEmpty()) {
            throw Refusal.NO_SUCH_PERSON.exception();
        }
        return assignments.find(user, roleCode).orElseThrow(() -> Refusal.NO_SUCH_ROLE.exception());
    }

    static String checked(String reason) {
        if (!isReason(reason)) {
            throw Refusal.REASON.exception();
        }
        return PlainText.of(reason);
    }

    public static boolean isReason(String text) {
        var words = PlainText.of(text);
        return !words.isEmpty() && PlainText.isText(words, REASON_LENGTH);
    }
}
