package dev.atalaya.access;

import dev.atalaya.shared.PlainText;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Which grants are wanted; null and the empty text narrow nothing.
 *
 * @param text part of the holder's name
 */
public record GrantFilter(
        String text,
        @Nullable Long agent,
        @Nullable AccessLevel level,
        @Nullable State state) implements Serializable {

    public static final GrantFilter ALL = new GrantFilter("", null, null, null);

    /** Characters. */
    public static final int LONGEST_TEXT = 200;

    public GrantFilter {
        text = PlainText.of(text);
        if (!accepts(text)) {
            throw new IllegalArgumentException("A text to look for has at most 200 characters, in one line");
        }
    }

    public static boolean accepts(String text) {
        return PlainText.isLine(PlainText.of(text), LONGEST_TEXT);
    }

    /** Where a grant stands at the database's clock. */
    public enum State {
        IN_FORCE,
        /** Ends within {@link AccessService#SOON}. */
        ENDING,
        ENDED
    }
}
