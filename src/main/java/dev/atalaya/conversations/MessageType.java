package dev.atalaya.conversations;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What a message is made of. */
public enum MessageType {
    TEXT,
    IMAGE,
    AUDIO,
    VIDEO,
    DOCUMENT,
    STICKER,
    LOCATION,
    CONTACTS,
    TEMPLATE,
    REACTION,
    INTERACTIVE,
    SYSTEM;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }
}
