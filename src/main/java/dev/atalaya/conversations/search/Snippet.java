package dev.atalaya.conversations.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The part of a message around what was found, as pieces of plain text of which some are marked. */
public record Snippet(List<Piece> pieces) {

    /** A run of text, marked where it is what was looked for. */
    public record Piece(String text, boolean marked) {}

    static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    private static final int BEFORE = 60;
    private static final int LONGEST = 240;

    /** The text around the first of the words. */
    static Snippet of(String body, Set<String> words) {
        var text = body.strip().replaceAll("\\s+", " ");
        var first = WORD.matcher(text)
                .results()
                .filter(found -> words.contains(found.group()))
                .findFirst()
                .map(found -> found.start())
                .orElse(0);
        var start = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
        start = start > first || start == 0 ? cut(text, Math.max(0, first - BEFORE)) : start;
        var end = Math.min(text.length(), start + LONGEST);
        if (end < text.length()) {
            var space = text.lastIndexOf(' ', end);
            end = space > first ? space : cut(text, end);
        }
        return new Snippet(pieces(
                (start > 0 ? "… " : "") + text.substring(start, end) + (end < text.length() ? " …" : ""), words));
    }

    private static List<Piece> pieces(String text, Set<String> words) {
        var pieces = new ArrayList<Piece>();
        var shown = 0;
        var word = WORD.matcher(text);
        while (word.find()) {
            if (words.contains(word.group())) {
                add(pieces, text.substring(shown, word.start()), false);
                add(pieces, word.group(), true);
                shown = word.end();
            }
        }
        add(pieces, text.substring(shown), false);
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }

    /** Never within a character of two halves. */
    private static int cut(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    /** All of it, without the marks. */
    public String text() {
        var all = new StringBuilder();
        pieces.forEach(piece -> all.append(piece.text()));
        return all.toString();
    }
}
