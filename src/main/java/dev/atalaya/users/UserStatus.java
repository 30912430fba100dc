package dev.atalaya.users;

import jakarta.persistence.EnumeratedValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where an account stands; only an active one may act. */
public enum UserStatus {
    DRAFT,
    INVITED,
    ACTIVE,
    SUSPENDED,
    ARCHIVED;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }

    /** An invited account may be invited again, which replaces its link. */
    public boolean canBecome(UserStatus next) {
        return followers().contains(next);
    }

    private Set<UserStatus> followers() {
        return switch (this) {
            case DRAFT -> EnumSet.of(INVITED, ARCHIVED);
            case INVITED -> EnumSet.of(INVITED, ACTIVE, ARCHIVED);
            case ACTIVE -> EnumSet.of(SUSPENDED, ARCHIVED);
            case SUSPENDED -> EnumSet.of(ACTIVE, ARCHIVED);
            case ARCHIVED -> EnumSet.of(INVITED, ACTIVE);
        };
    }
}
