package dev.atalaya.agents;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Who answers at a number. */
public enum AgentKind {
    AI,
    BOT,
    HUMAN,
    HYBRID;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in files and in the names of texts. */
    public String column() {
        return column;
    }
}
