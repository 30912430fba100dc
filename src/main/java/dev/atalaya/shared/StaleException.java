package dev.atalaya.shared;

import java.io.Serial;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a form shows has been changed by somebody else since it was opened; nothing was saved. */
public class StaleException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final @Nullable String changedBy;
    private final Instant changedAt;

    public StaleException(Instant changedAt) {
        this(null, changedAt);
    }

    public StaleException(@Nullable String changedBy, Instant changedAt) {
        super("Changed by somebody else at " + changedAt);
        this.changedBy = changedBy;
        this.changedAt = changedAt;
    }

    /** Null where that is not known, or not for the reader to know. */
    public @Nullable String changedBy() {
        return changedBy;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
