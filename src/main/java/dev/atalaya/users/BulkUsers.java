package dev.atalaya.users;

import dev.atalaya.components.Impact;
import dev.atalaya.roles.AssignmentService;
import dev.atalaya.roles.RoleChoice;
import dev.atalaya.roles.RoleService;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.RightsPreview;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.shared.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** One act for many people: each in a transaction of its own, so that one who is refused leaves the others done. */
@Service
@Requires(Permissions.USERS_READ)
public class BulkUsers {

    /** People, at most, of one go. */
    public static final int MOST = 500;

    private static final String PREVIEW = "preview";

    private final UserAdministration administration;
    private final AssignmentService assignments;
    private final RoleService roles;
    private final RightsPreview preview;
    private final ApplicationEventPublisher events;

    BulkUsers(
            UserAdministration administration,
            AssignmentService assignments,
            RoleService roles,
            RightsPreview preview,
            ApplicationEventPublisher events) {
        this.administration = administration;
        this.assignments = assignments;
        this.roles = roles;
        this.preview = preview;
        this.events = events;
    }

    /** The roles to choose from. */
    @Requires(Permissions.ROLES_ASSIGN)
    public List<RoleChoice> roles() {
        return roles.choices();
    }

    @Requires(Permissions.USERS_MANAGE)
    public List<Result> suspend(List<UserId> people, String reason) {
        return each("suspend", people, reason, Map.of(), done(id -> administration.suspend(id, reason)));
    }

    @Requires(Permissions.USERS_MANAGE)
    public List<Result> activate(List<UserId> people) {
        return each("activate", people, null, Map.of(), done(administration::activate));
    }

    @Requires(Permissions.ROLES_ASSIGN)
    public List<Result> assign(List<UserId> people, String role, String reason, @Nullable Instant until) {
        return each("assign", people, reason, Map.of("role", role), id -> assignments.assign(id, role, reason, until));
    }

    @Requires(Permissions.ROLES_ASSIGN)
    public List<Result> remove(List<UserId> people, String role, String reason) {
        return each("remove", people, reason, Map.of("role", role), id -> assignments.remove(id, role, reason));
    }

    /** What suspending them all would do, but for those who are refused; nothing is kept. */
    @Requires(Permissions.USERS_MANAGE)
    public Impact previewSuspend(List<UserId> people) {
        return administration.previewSuspend(checked(people));
    }

    /** What activating them all would do, but for those who are refused; nothing is kept. */
    @Requires(Permissions.USERS_MANAGE)
    public Impact previewActivate(List<UserId> people) {
        return administration.previewActivate(checked(people));
    }

    /** What the role would do to them all; nothing is kept. */
    @Requires(Permissions.ROLES_ASSIGN)
    public Impact previewAssign(List<UserId> people, String role, @Nullable Instant until) {
        return preview(people, id -> assignments.assign(id, role, PREVIEW, until));
    }

    /** What taking the role away from them all would do; nothing is kept. */
    @Requires(Permissions.ROLES_ASSIGN)
    public Impact previewRemove(List<UserId> people, String role) {
        return preview(people, id -> assignments.remove(id, role, PREVIEW));
    }

    private Impact preview(List<UserId> people, Predicate<UserId> act) {
        return preview.of(
                checked(people),
                () -> people.stream()
                        .map(id -> one(id, act).why())
                        // The database's own refusal ends the transaction, and with it the preview.
                        .filter(why -> why.endsWith(Refusal.LAST_ADMIN.name().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .ifPresent(why -> {
                            throw new RefusedException(why);
                        }));
    }

    private List<Result> each(
            String act,
            List<UserId> people,
            @Nullable String reason,
            Map<String, Object> parameters,
            Predicate<UserId> change) {
        var results = checked(people).stream().map(id -> one(id, change)).toList();
        var after = new LinkedHashMap<>(parameters);
        Arrays.stream(Outcome.values())
                .forEach(outcome -> after.put(
                        outcome.key(),
                        results.stream()
                                .filter(result -> result.outcome() == outcome)
                                .count()));
        events.publishEvent(new UserEvents.BulkChanged(act, after, reason));
        return results;
    }

    private static Result one(UserId id, Predicate<UserId> change) {
        try {
            return new Result(id, change.test(id) ? Outcome.DONE : Outcome.SAME, "");
        } catch (RefusedException refused) {
            return new Result(id, Refusal.WRONG_STATUS.isWhy(refused) ? Outcome.SAME : Outcome.REFUSED, refused.key());
        } catch (StaleException stale) {
            return new Result(id, Outcome.REFUSED, "users.bulk.stale");
        }
    }

    private static Predicate<UserId> done(Consumer<UserId> act) {
        return id -> {
            act.accept(id);
            return true;
        };
    }

    private static List<UserId> checked(List<UserId> people) {
        if (people.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " people at once");
        }
        return people;
    }

    /** How it went with one of them; the key of the reason where nothing was changed. */
    public record Result(UserId user, Outcome outcome, String why) {}

    /** What can come of an act for one person. */
    public enum Outcome {
        DONE,
        SAME,
        REFUSED;

        /** As it is named in the log and in the names of texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
