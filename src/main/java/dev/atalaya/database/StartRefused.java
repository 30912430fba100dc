package dev.atalaya.database;

/** A start that cannot go on for a reason that the person at the terminal can act upon; its message is for them. */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
