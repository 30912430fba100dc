package dev.atalaya.conversations.review.scorecards;

import dev.atalaya.shared.PlainText;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;

/**
 * One thing that a scorecard asks.
 *
 * @param weight how much it counts beside the others, from 0 to 100; 0 of a text
 * @param min the worst number; of other kinds 0
 * @param max the best number; of other kinds 0
 * @param options of a choice, from 2 to 9, so that a digit names each; of other kinds none
 */
public record ScorecardItem(
        ItemKind kind, String label, String help, int weight, boolean required, int min, int max, List<Option> options)
        implements Serializable {

    public static final int LONGEST_LABEL = 120;

    public static final int LONGEST_HELP = 300;

    public static final int HEAVIEST = 100;

    public static final int HIGHEST = 100;

    public static final int FEWEST_OPTIONS = 2;

    public static final int MOST_OPTIONS = 9;

    public static final int LONGEST_ANSWER = 2_000;

    /** @param points what it is worth, from 0 to 100 */
    public record Option(String label, int points) implements Serializable {

        public static final int LONGEST = 80;

        public Option {
            label = PlainText.of(label);
            if (label.isEmpty() || !PlainText.isLine(label, LONGEST) || points < 0 || points > HIGHEST) {
                throw new IllegalArgumentException("An option has a name of at most 80 characters and 0 to 100 points");
            }
        }
    }

    public ScorecardItem {
        label = PlainText.of(label);
        help = PlainText.of(help);
        options = List.copyOf(options);
        if (label.isEmpty() || !PlainText.isLine(label, LONGEST_LABEL) || !PlainText.isLine(help, LONGEST_HELP)) {
            throw new IllegalArgumentException("An item asks in one line of at most 120 characters");
        }
        if (weight < 0 || weight > HEAVIEST || !kind.counts() && weight != 0) {
            throw new IllegalArgumentException("A weight is between 0 and 100, and a text has none");
        }
        if (kind == ItemKind.NUMBER ? min < 0 || max <= min || max > HIGHEST : min != 0 || max != 0) {
            throw new IllegalArgumentException("A number goes from its least to its most, between 0 and 100");
        }
        if (kind == ItemKind.CHOICE ? !areOptions(options) : !options.isEmpty()) {
            throw new IllegalArgumentException("A choice has 2 to 9 options, named apart, one of them worth something");
        }
    }

    public static ScorecardItem number(String label, int weight, int min, int max) {
        return new ScorecardItem(ItemKind.NUMBER, label, "", weight, true, min, max, List.of());
    }

    public static ScorecardItem yesNo(String label, int weight) {
        return new ScorecardItem(ItemKind.YES_NO, label, "", weight, true, 0, 0, List.of());
    }

    public static ScorecardItem choice(String label, int weight, Option... options) {
        return new ScorecardItem(ItemKind.CHOICE, label, "", weight, true, 0, 0, List.of(options));
    }

    public static ScorecardItem text(String label) {
        return new ScorecardItem(ItemKind.TEXT, label, "", 0, false, 0, 0, List.of());
    }

    /** Whether it can be answered so: a number, the place of an option, 1 for yes and 0 for no, or words. */
    public boolean accepts(String answer) {
        return switch (kind) {
            case TEXT -> !answer.isBlank() && PlainText.isText(answer, LONGEST_ANSWER);
            case NUMBER -> isBetween(answer, min, max);
            case CHOICE -> isBetween(answer, 0, options.size() - 1);
            case YES_NO -> isBetween(answer, 0, 1);
        };
    }

    /** What an answer is worth, of {@link #best()}; not of a text. */
    int worth(String answer) {
        var value = Integer.parseInt(answer);
        return switch (kind) {
            case NUMBER -> value - min;
            case CHOICE -> options.get(value).points();
            case YES_NO -> value;
            case TEXT -> throw new IllegalStateException("A text is worth nothing");
        };
    }

    /** What the best answer is worth. */
    int best() {
        return switch (kind) {
            case NUMBER -> max - min;
            case CHOICE -> options.stream().mapToInt(Option::points).max().orElseThrow();
            case YES_NO -> 1;
            case TEXT -> 0;
        };
    }

    private static boolean areOptions(List<Option> options) {
        var names = new HashSet<String>();
        return options.size() >= FEWEST_OPTIONS
                && options.size() <= MOST_OPTIONS
                && options.stream().allMatch(option -> names.add(option.label()))
                && options.stream().anyMatch(option -> option.points() > 0);
    }

    private static boolean isBetween(String answer, int least, int most) {
        if (!answer.matches("\\d{1,3}")) {
            return false;
        }
        var value = Integer.parseInt(answer);
        return value >= least && value <= most;
    }
}
