package dev.atalaya.shared;

import java.io.Serial;

/** A change that a rule forbids; nothing was changed. It carries the key of the sentence that says what is in the way. */
public class RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String key;

    public RefusedException(String key) {
        super("Refused: " + key);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
