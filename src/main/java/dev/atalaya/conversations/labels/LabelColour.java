package dev.atalaya.conversations.labels;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** The palette of labels; the name is always beside the colour. */
public enum LabelColour {
    GREY,
    RED,
    ORANGE,
    GREEN,
    BLUE,
    PURPLE;

    @EnumeratedValue
    private final String column = name().toLowerCase(Locale.ROOT);

    /** As it is written in the database, in class names and in the names of texts. */
    public String column() {
        return column;
    }

    public static LabelColour of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
