package dev.atalaya.aisessions.scores;

import dev.atalaya.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A score as it is written.
 *
 * @param entry null for the session as a whole
 * @param version of the score that the writer saw; {@link #NEW} where there was none
 * @param score from 1, which helps nobody, to 5, which could not be better
 * @param correctedAnswer what the entry should have said; only of an entry
 */
public record ScoreDetails(
        long session,
        @Nullable Long entry,
        int version,
        int score,
        @Nullable String comment,
        @Nullable String correctedAnswer) {

    public static final int NEW = -1;

    public static final int BEST = 5;

    /** Characters. */
    public static final int LONGEST_COMMENT = 4_000;

    /** Characters. */
    public static final int LONGEST_ANSWER = 20_000;

    public ScoreDetails {
        comment = comment == null || comment.isBlank() ? null : PlainText.of(comment);
        correctedAnswer = correctedAnswer == null || correctedAnswer.isBlank() ? null : PlainText.of(correctedAnswer);
        if (score < 1 || score > BEST) {
            throw new IllegalArgumentException("A score is between 1 and 5");
        }
        if (comment != null && !isText(comment, LONGEST_COMMENT)) {
            throw new IllegalArgumentException("A comment is a text of at most 4,000 characters");
        }
        if (correctedAnswer != null && (entry == null || !isText(correctedAnswer, LONGEST_ANSWER))) {
            throw new IllegalArgumentException(
                    "A corrected answer is a text of at most 20,000 characters, of an entry");
        }
    }

    public static boolean isText(String text, int longest) {
        return PlainText.isText(PlainText.of(text), longest);
    }
}
