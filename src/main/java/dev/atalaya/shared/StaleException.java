package dev.atalaya.shared;

import java.io.Serial;
import java.time.Instant;

/** What a form shows has been changed by somebody else since it was opened; nothing was saved. */
public class StaleException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Instant changedAt;

    public StaleException(Instant changedAt) {
        super("Changed by somebody else at " + changedAt);
        this.changedAt = changedAt;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
