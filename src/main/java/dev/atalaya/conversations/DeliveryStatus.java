package dev.atalaya.conversations;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** How far a message got on its way to the customer. */
public enum DeliveryStatus {
    ACCEPTED,
    SENT,
    DELIVERED,
    READ,
    FAILED;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }
}
