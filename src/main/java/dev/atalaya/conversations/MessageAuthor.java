package dev.atalaya.conversations;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Who wrote a message: the customer, or one of those who answer for an agent. */
public enum MessageAuthor {
    CONTACT,
    AI,
    BOT,
    HUMAN;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }
}
