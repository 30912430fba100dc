package dev.atalaya.conversations.search;

import java.text.Normalizer;
import java.util.Locale;

/** Letters as the search compares them here: in lower case, without accents. */
final class Letters {

    /** A stem begins as its word does, at least so far. */
    private static final int ALIKE = 2;

    private Letters() {}

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    static String start(String word) {
        var plain = plain(word);
        return plain.substring(0, Math.min(ALIKE, plain.length()));
    }
}
