package dev.atalaya.shared;

import java.text.Normalizer;

/** What people type into fields, and whether a column can keep it and a reader can see all of it. */
public final class PlainText {

    private PlainText() {}

    /** Without the space around it, and composed, so that what looks the same is the same. */
    public static String of(String typed) {
        var isWhole = typed.codePoints().noneMatch(PlainText::isHalf);
        return isWhole ? Normalizer.normalize(typed.strip(), Normalizer.Form.NFC) : typed.strip();
    }

    /** Whether it is one line without anything invisible, of at most so many characters; empty is one too. */
    public static boolean isLine(String text, int most) {
        return fits(text, most) && text.codePoints().noneMatch(point -> Character.isISOControl(point));
    }

    /** The same, in as many lines as are wanted. */
    public static boolean isText(String text, int most) {
        return fits(text, most) && text.codePoints().noneMatch(point -> Character.isISOControl(point) && point != '\n');
    }

    private static boolean fits(String text, int most) {
        return text.length() <= 2 * most
                && text.codePointCount(0, text.length()) <= most
                && text.codePoints().noneMatch(point -> isHalf(point) || isInvisible(point));
    }

    private static boolean isHalf(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    // Marks that turn the direction of writing or have no width make two texts look like one; a joiner is part of
    // emoji.
    private static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT && point != 0x200D && point != 0x200C
                || Character.getType(point) == Character.LINE_SEPARATOR
                || Character.getType(point) == Character.PARAGRAPH_SEPARATOR;
    }
}
