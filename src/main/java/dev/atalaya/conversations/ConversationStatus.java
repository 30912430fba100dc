package dev.atalaya.conversations;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Where a conversation stands. */
public enum ConversationStatus {
    OPEN,
    PENDING,
    SNOOZED,
    CLOSED;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }
}
