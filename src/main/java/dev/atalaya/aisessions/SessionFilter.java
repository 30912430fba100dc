package dev.atalaya.aisessions;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are wanted; null, false and the empty text narrow nothing.
 *
 * @param from the earliest start
 * @param until before which it started
 * @param failed whether an entry, or the session itself, failed
 * @param costMicros at least so many micro-units, of whatever currency
 * @param latencyMs at least so many milliseconds
 * @param text words of the entries
 */
public record SessionFilter(
        @Nullable AgentId agent,
        @Nullable String model,
        @Nullable SessionOutcome outcome,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean failed,
        @Nullable Long costMicros,
        @Nullable Long latencyMs,
        String text) {

    public static final SessionFilter ALL = new SessionFilter(null, null, null, null, null, false, null, null, "");

    /** Characters. */
    public static final int LONGEST_TEXT = 200;

    /** Characters. */
    public static final int LONGEST_MODEL = 100;

    public SessionFilter {
        text = PlainText.of(text);
        if (!accepts(text)) {
            throw new IllegalArgumentException("A text to look for is one line of at most 200 characters");
        }
        if (model != null && !isModel(model)) {
            throw new IllegalArgumentException("A model's name is one line of at most 100 characters");
        }
    }

    public static boolean accepts(String text) {
        return PlainText.isLine(PlainText.of(text), LONGEST_TEXT);
    }

    public static boolean isModel(String name) {
        return !name.isBlank() && PlainText.isLine(name, LONGEST_MODEL);
    }
}
