package dev.atalaya.access;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** How far a grant reaches: view reads, review scores and notes, manage assigns and closes; each includes those before it. */
public enum AccessLevel {
    VIEW,
    REVIEW,
    MANAGE;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }

    static AccessLevel of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
