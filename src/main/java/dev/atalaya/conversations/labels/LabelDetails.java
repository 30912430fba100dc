package dev.atalaya.conversations.labels;

import dev.atalaya.shared.PlainText;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A label as its form edits it; without an id it is a new one. */
public record LabelDetails(@Nullable Long id, int version, String name, String description, LabelColour colour)
        implements Serializable {

    /** Characters of a name, at most. */
    public static final int LONGEST_NAME = 50;

    /** Characters of a description, at most. */
    public static final int LONGEST_DESCRIPTION = 200;

    public LabelDetails {
        name = PlainText.of(name);
        description = PlainText.of(description);
        if (!isName(name)) {
            throw new IllegalArgumentException("A label needs a name of one line and at most 50 characters");
        }
        if (!isDescription(description)) {
            throw new IllegalArgumentException("A label's description is one line of at most 200 characters");
        }
    }

    public static LabelDetails created(String name, String description, LabelColour colour) {
        return new LabelDetails(null, 0, name, description, colour);
    }

    public static boolean isName(String text) {
        var name = PlainText.of(text);
        return !name.isEmpty() && PlainText.isLine(name, LONGEST_NAME);
    }

    public static boolean isDescription(String text) {
        return PlainText.isLine(PlainText.of(text), LONGEST_DESCRIPTION);
    }
}
