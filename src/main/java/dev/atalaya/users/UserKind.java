package dev.atalaya.users;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** A person who signs in, or a service user that background work runs as. */
public enum UserKind {
    PERSON,
    SERVICE;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }
}
