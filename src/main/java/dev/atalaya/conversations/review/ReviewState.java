package dev.atalaya.conversations.review;

import java.util.Locale;

/** Where a review stands. */
public enum ReviewState {
    WAITING,
    /** Somebody's, until it lapses. */
    RESERVED,
    SUBMITTED,
    SKIPPED;

    /** As it is written in the database and in the names of texts. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReviewState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
