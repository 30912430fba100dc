package dev.atalaya.conversations;

import jakarta.persistence.EnumeratedValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a conversation stands. */
public enum ConversationStatus {
    OPEN,
    PENDING,
    SNOOZED,
    CLOSED;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** A closed one is opened again before anything else; a snoozed one may be snoozed for longer. */
    public boolean canBecome(ConversationStatus next) {
        return switch (this) {
            case OPEN, PENDING -> next != this;
            case SNOOZED -> true;
            case CLOSED -> next == OPEN;
        };
    }

    /** What counts at a moment: one that was snoozed until then is open again, without anybody having touched it. */
    public ConversationStatus at(Instant now, @Nullable Instant snoozedUntil) {
        return this == SNOOZED && snoozedUntil != null && !snoozedUntil.isAfter(now) ? OPEN : this;
    }

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }
}
