package dev.atalaya.aisessions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a session ended, as the platform tells it. */
public enum SessionOutcome {
    RESOLVED,
    HANDED_OVER,
    ABANDONED,
    FAILED;

    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }

    public static Optional<SessionOutcome> of(@Nullable String column) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.column.equals(column))
                .findFirst();
    }
}
