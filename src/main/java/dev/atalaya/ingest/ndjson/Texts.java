package dev.atalaya.ingest.ndjson;

import org.jspecify.annotations.Nullable;

/** What a text must not hold, since a database cannot keep it or a person cannot read it. */
final class Texts {

    private Texts() {}

    /** Why the text cannot be stored at all, or null. */
    static @Nullable String unstorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                return "holds the character U+0000, which cannot be stored: remove it";
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return "holds half of a character (a lone surrogate): write the whole character";
                }
                i++;
            }
        }
        return null;
    }

    /** Whether it has line breaks, tabs or other control characters, which no name or identifier needs. */
    static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first characters, never half a one. */
    static String cut(String text, int length) {
        return length(text) <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
