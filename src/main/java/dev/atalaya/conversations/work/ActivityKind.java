package dev.atalaya.conversations.work;

import java.util.Locale;

/** What was done to a conversation. */
public enum ActivityKind {
    ASSIGNEE,
    STATUS,
    PRIORITY,
    LABELLED,
    UNLABELLED;

    /** As it is written in the database and in the names of texts. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
