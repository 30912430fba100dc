package dev.atalaya.agents;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Whether a number is in use. */
public enum AgentStatus {
    ACTIVE,
    PAUSED,
    RETIRED;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }

    /** Active and paused alternate; what is retired stays so, since its number may belong to somebody else. */
    public boolean canBecome(AgentStatus next) {
        return this != RETIRED && this != next;
    }
}
