package dev.atalaya.aisessions;

import java.util.Arrays;
import java.util.Locale;

/** Whose an entry of a session is. */
public enum EntryRole {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL;

    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, and in the names of texts. */
    public String column() {
        return column;
    }

    static EntryRole of(String column) {
        return Arrays.stream(values())
                .filter(role -> role.column.equals(column))
                .findFirst()
                .orElseThrow();
    }
}
