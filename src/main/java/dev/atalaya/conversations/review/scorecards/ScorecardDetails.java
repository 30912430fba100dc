package dev.atalaya.conversations.review.scorecards;

import dev.atalaya.shared.PlainText;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scorecard as its form edits it; without an id it is a new one. */
public record ScorecardDetails(
        @Nullable Long id, int version, String name, String description, List<ScorecardItem> items)
        implements Serializable {

    /** Characters of a name, at most. */
    public static final int LONGEST_NAME = 80;

    /** Characters of a description, at most. */
    public static final int LONGEST_DESCRIPTION = 300;

    /** Items, at most. */
    public static final int MOST_ITEMS = 30;

    public ScorecardDetails {
        name = PlainText.of(name);
        description = PlainText.of(description);
        items = List.copyOf(items);
        if (!isName(name)) {
            throw new IllegalArgumentException("A scorecard needs a name of one line and at most 80 characters");
        }
        if (!isDescription(description)) {
            throw new IllegalArgumentException("A scorecard's description is one line of at most 300 characters");
        }
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw new IllegalArgumentException("A scorecard asks between 1 and 30 things");
        }
    }

    public static boolean isName(String text) {
        var name = PlainText.of(text);
        return !name.isEmpty() && PlainText.isLine(name, LONGEST_NAME);
    }

    public static boolean isDescription(String text) {
        return PlainText.isLine(PlainText.of(text), LONGEST_DESCRIPTION);
    }
}
