package dev.atalaya.access;

import java.util.Locale;

/** What the rows of the matrix are; its columns are agents, but for the rows that are agents themselves. */
public enum MatrixSide {
    USERS,
    ROLES,
    AGENTS;

    /** As it is written in addresses and in the names of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
