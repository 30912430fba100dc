package dev.atalaya.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user, a role or an agent with the grants in force between it and the columns.
 *
 * @param detail the user's e-mail, the role's code or the agent's slug
 * @param active whether the user is active, so that the grants count
 */
public record MatrixRow(long id, String name, String detail, boolean active, List<Reach> reaches)
        implements Serializable {

    /**
     * A grant in force as the matrix shows it.
     *
     * @param column the key of the column; null is all agents
     * @param role the name of the role by which it reaches a user; null where it is the holder's own
     */
    public record Reach(
            @Nullable Long column,
            AccessLevel level,
            @Nullable String role,
            @Nullable Instant until) implements Serializable {

        /** The same one, seen from its agent. */
        Reach of(long user) {
            return new Reach(user, level, role, until);
        }

        /** The same one where it ends by then, unless it ends earlier. */
        Reach until(@Nullable Instant end) {
            return end == null || (until != null && until.isBefore(end)) ? this : new Reach(column, level, role, end);
        }
    }

    /** Grants of the holder's own and by role, for that column or for all agents; none of them hides another. */
    public List<Reach> reaching(@Nullable Long column) {
        return reaches.stream()
                .filter(reach -> reach.column() == null || Objects.equals(reach.column(), column))
                .toList();
    }
}
