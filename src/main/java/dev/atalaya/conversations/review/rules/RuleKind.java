package dev.atalaya.conversations.review.rules;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a conversation is put into the queue. */
public enum RuleKind {
    /** A share of those that are closed, in percent. */
    SHARE(1, 100),
    /** The customer waited longer than so many minutes for an answer. */
    WAIT(1, 10_080),
    /** The newest message to the customer was not delivered. */
    FAILED_DELIVERY(0, 0),
    /** An AI session of it, or an answer, was scored below that. */
    LOW_SCORE(2, 5);

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    private final int least;
    private final int most;

    RuleKind(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** The least that a rule can ask for. */
    public int least() {
        return least;
    }

    /** The most that a rule can ask for. */
    public int most() {
        return most;
    }

    public boolean accepts(int threshold) {
        return threshold >= least && threshold <= most;
    }

    /** Whether a rule asks for a number. */
    public boolean hasThreshold() {
        return most > 0;
    }

    /** As it is written in the database, in addresses and in the names of texts. */
    public String column() {
        return column;
    }

    public static Optional<RuleKind> of(String column) {
        return Stream.of(values()).filter(kind -> kind.column.equals(column)).findFirst();
    }
}
