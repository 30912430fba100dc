package dev.atalaya.components;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a view that is live should ask the database: something was told since it did, or that is fifteen seconds ago. */
public final class LookAgain implements Serializable {

    /** What a hint that was lost would have told comes after this long. */
    public static final Duration ANYWAY = Duration.ofSeconds(15);

    private long known;
    private @Nullable Instant last;

    /** From here on, a view shows what the database has now. */
    public void shown(long hints, Instant now) {
        known = hints;
        last = now;
    }

    /** Whether to ask now; if so, that counts as asked. */
    public boolean isTime(long hints, Instant now) {
        var since = last;
        if (hints == known && since != null && now.isBefore(since.plus(ANYWAY))) {
            return false;
        }
        shown(hints, now);
        return true;
    }
}
