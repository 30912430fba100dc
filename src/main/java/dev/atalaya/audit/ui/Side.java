package dev.atalaya.audit.ui;

import java.util.Locale;

/** On which side of an event the user was whose history it is part of. */
enum Side {
    BY,
    TO,
    OWN,
    /** The history is not that of a user. */
    NONE;

    String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
