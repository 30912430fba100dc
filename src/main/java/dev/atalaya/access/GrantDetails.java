package dev.atalaya.access;

import dev.atalaya.shared.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a grant says.
 *
 * @param agent the key of an agent; null is all of them, present and future
 * @param until when it ends by itself; null is never
 * @param version of the grant that was looked at; null where there was none
 */
public record GrantDetails(
        GrantHolder holder,
        @Nullable Long agent,
        AccessLevel level,
        String reason,
        @Nullable Instant until,
        @Nullable Integer version) {

    /** Characters of a reason, at most. */
    public static final int LONGEST_REASON = 500;

    public GrantDetails {
        reason = PlainText.of(reason);
        if (!isReason(reason)) {
            throw new IllegalArgumentException("A grant needs a reason of at most " + LONGEST_REASON + " characters");
        }
    }

    public static boolean isReason(String text) {
        var words = PlainText.of(text);
        return !words.isEmpty() && PlainText.isText(words, LONGEST_REASON);
    }
}
