package dev.atalaya.ingest.ndjson;

import java.io.Serial;

/** A line that cannot be taken: which field, and what to do about it. */
public final class BadLine extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String field;

    public BadLine(String field, String reason) {
        super(reason);
        this.field = field;
    }

    /** Such as {@code messages[3].sentAt}; empty where the whole line is meant. */
    public String field() {
        return field;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
