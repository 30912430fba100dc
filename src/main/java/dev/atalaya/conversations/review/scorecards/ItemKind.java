package dev.atalaya.conversations.review.scorecards;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an item of a scorecard is answered. */
public enum ItemKind {
    NUMBER,
    CHOICE,
    YES_NO,
    TEXT;

    /** As it is written in the database and in the names of texts. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an answer adds to the total. */
    public boolean counts() {
        return this != TEXT;
    }
}
