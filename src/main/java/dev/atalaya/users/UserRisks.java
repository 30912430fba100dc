package dev.atalaya.users;

import dev.atalaya.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that deserve a look; each finding with its whole number and the first of its rows.
 *
 * @param noRole active people who hold no role in force
 * @param unused active people who have not signed in for {@link #UNUSED_DAYS} days, those who never did by their creation
 * @param admins active administrators
 * @param adminsAtMost how many of them are no risk
 * @param endings roles of people, and grants of people and roles, that end within {@link #ENDING_DAYS} days
 */
public record UserRisks(
        Finding<Person> noRole,
        Finding<Person> unused,
        Finding<Person> admins,
        int adminsAtMost,
        Finding<Ending> endings) {

    public static final int UNUSED_DAYS = 90;

    public static final int ENDING_DAYS = 14;

    /** Rows, at most, of one finding. */
    public static final int SHOWN = 20;

    public boolean hasTooManyAdmins() {
        return admins.count() > adminsAtMost;
    }

    /** All that were found, by number, and the first of them. */
    public record Finding<T>(int count, List<T> first) {}

    /** Somebody, and when they were last here. */
    public record Person(UserId id, String name, @Nullable Instant lastLoginAt) {}

    /**
     * What somebody will lose, or whoever holds a role.
     *
     * @param user the holder; null where it is a role
     * @param role the key of the holder where it is a role
     * @param lostRole the name of a role that is lost; null where it is access to agents
     * @param lostAgent the name of the agent; null where it is all of them, or one that the reader may not know
     */
    public record Ending(
            @Nullable UserId user,
            @Nullable Long role,
            String holder,
            @Nullable String lostRole,
            @Nullable String lostAgent,
            boolean allAgents,
            Instant until) {}
}
