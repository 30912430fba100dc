package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.components.Formats;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import dev.atalaya.conversations.review.ReviewQueue;
import dev.atalaya.conversations.review.ReviewState;
import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.conversations.review.scorecards.Total;
import java.util.Locale;

/** How reviews are told in words and shapes. */
final class ReviewText {

    private ReviewText() {}

    /** Why something is in the queue, or what a rule asks for. */
    static String reason(Component asker, RuleKind kind, int threshold) {
        return asker.getTranslation("reviews.reason." + kind.column() + ".which", threshold);
    }

    static String kind(Component asker, RuleKind kind) {
        return asker.getTranslation("reviews.reason." + kind.column());
    }

    static Shape shape(ReviewState state) {
        return switch (state) {
            case WAITING -> Shape.RING;
            case RESERVED -> Shape.HALF;
            case SUBMITTED -> Shape.CHECK;
            case SKIPPED -> Shape.CROSS;
        };
    }

    static Tone tone(ReviewState state) {
        return switch (state) {
            case WAITING -> Tone.ORANGE;
            case RESERVED -> Tone.BLUE;
            case SUBMITTED -> Tone.GREEN;
            case SKIPPED -> Tone.NEUTRAL;
        };
    }

    static StatusBadge badge(Component asker, ReviewState state) {
        return new StatusBadge(shape(state), tone(state), state(asker, state));
    }

    static String state(Component asker, ReviewState state) {
        return asker.getTranslation("reviews.state." + state.column());
    }

    /** @param total in hundredths of a percent */
    static String total(Formats formats, int total) {
        return formats.percent((double) total / Total.WHOLE);
    }

    /** Exact as far as it is counted. */
    static String count(Formats formats, int count) {
        return count < ReviewQueue.MANY ? formats.number(count) : formats.number(ReviewQueue.MANY - 1L) + "+";
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
