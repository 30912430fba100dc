package dev.atalaya.components;

import java.text.Normalizer;
import java.util.Locale;

/** Words compared without regard to case and accents. */
public final class Folded {

    private Folded() {}

    public static boolean contains(String words, String part) {
        return fold(words).contains(fold(part.strip()));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
