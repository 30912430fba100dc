package dev.atalaya.users;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Where an account stands; only an active one may act. */
public enum UserStatus {
    DRAFT,
    INVITED,
    ACTIVE,
    SUSPENDED,
    ARCHIVED;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);
}
