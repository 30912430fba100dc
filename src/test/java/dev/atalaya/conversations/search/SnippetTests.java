package dev.atalaya.conversations.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SnippetTests {

    @Test
    void whatWasFoundIsMarked() {
        var snippet = Snippet.of("La habitación, ¿la habitación doble?", Set.of("habitación"));

        assertThat(snippet.pieces())
                .extracting(Snippet.Piece::text)
                .containsExactly("La ", "habitación", ", ¿la ", "habitación", " doble?");
        assertThat(snippet.pieces()).extracting(Snippet.Piece::marked).containsExactly(false, true, false, true, false);
    }

    @Test
    void theFirstHitIsInIt() {
        var snippet = Snippet.of("word ".repeat(1_000) + "needle" + " word".repeat(1_000), Set.of("needle"));

        assertThat(snippet.text())
                .startsWith("… ")
                .endsWith(" …")
                .contains("needle")
                .hasSizeLessThan(300);
    }

    @Test
    void textStaysText() {
        var snippet = Snippet.of("<b>bold</b> & \"quoted\"", Set.of("bold"));

        assertThat(snippet.text()).isEqualTo("<b>bold</b> & \"quoted\"");
    }

    @Test
    void aTextWithoutSpacesIsCutBetweenCharacters() {
        var snippet = Snippet.of("👍".repeat(5_000) + " needle", Set.of("needle"));

        assertThat(snippet.text()).contains("needle");
        assertThat(Snippet.of("👍".repeat(5_000), Set.of())
                        .text()
                        .chars()
                        .filter(Character::isISOControl)
                        .count())
                .isZero();
        assertThat(Snippet.of("a" + "👍".repeat(5_000), Set.of())
                        .text()
                        .codePoints()
                        .noneMatch(point -> Character.getType(point) == Character.SURROGATE))
                .isTrue();
    }

    @Test
    void manyLinesBecomeOne() {
        assertThat(Snippet.of(" one\n\n two\tthree ", Set.of()).text()).isEqualTo("one two three");
    }
}
