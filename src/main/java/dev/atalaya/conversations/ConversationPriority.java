package dev.atalaya.conversations;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** How soon a conversation wants somebody. */
public enum ConversationPriority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }
}
