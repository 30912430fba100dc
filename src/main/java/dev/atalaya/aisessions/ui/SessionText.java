package dev.atalaya.aisessions.ui;

import dev.atalaya.aisessions.Cost;
import dev.atalaya.aisessions.SessionOutcome;
import dev.atalaya.components.Formats;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is said about sessions in more than one place. */
final class SessionText {

    /** What money is shown down to: four decimals. */
    private static final long SHOWN_MICROS = 100;

    private SessionText() {}

    /** Without an outcome a session runs, or nobody said how it ended. */
    static String key(@Nullable SessionOutcome outcome) {
        return "aisessions.outcome." + (outcome == null ? "none" : outcome.column());
    }

    static Shape shape(@Nullable SessionOutcome outcome) {
        return switch (outcome) {
            case RESOLVED -> Shape.CHECK;
            case HANDED_OVER -> Shape.HALF;
            case ABANDONED -> Shape.RING;
            case FAILED -> Shape.CROSS;
            case null -> Shape.DOT;
        };
    }

    static Tone tone(@Nullable SessionOutcome outcome) {
        return switch (outcome) {
            case RESOLVED -> Tone.GREEN;
            case HANDED_OVER -> Tone.BLUE;
            case ABANDONED -> Tone.ORANGE;
            case FAILED -> Tone.RED;
            case null -> Tone.NEUTRAL;
        };
    }

    /** Empty where nobody knows. */
    static String money(Formats formats, @Nullable Cost cost) {
        if (cost == null) {
            return "";
        }
        return cost.micros() > 0 && cost.micros() < SHOWN_MICROS
                ? "< " + formats.money(SHOWN_MICROS, cost.currency())
                : formats.money(cost.micros(), cost.currency());
    }

    static String duration(Formats formats, @Nullable Long milliseconds) {
        return milliseconds == null ? "" : formats.duration(Duration.ofMillis(milliseconds));
    }

    static String stars(int score) {
        return "\u2605".repeat(score) + "\u2606".repeat(5 - score);
    }
}
