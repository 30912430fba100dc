package dev.atalaya.users;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One reason why the signed-in user sees an agent.
 *
 * @param agent its name; null where it is all agents, present and future
 * @param role the name of the role that brings it; null where it was granted to the user
 * @param until the earlier end of the grant and of the role; null where neither ends
 */
public record OwnReach(
        @Nullable String agent,
        Level level,
        @Nullable String role,
        @Nullable Instant until) {

    /** What may be done with what is seen, each level with those before it. */
    public enum Level {
        VIEW,
        REVIEW,
        MANAGE;

        /** As it is written in the database and in the names of texts. */
        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
