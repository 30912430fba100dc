package dev.atalaya.conversations.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.testkit.BadInputs;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTests {

    @Test
    void wordsPassagesAndExcludedOnesAreToldApart() {
        var terms = SearchText.read("  mesa  \"para dos\" -terraza -\"a las nueve\" ");

        assertThat(terms.words()).containsExactly("mesa", "para", "dos");
        assertThat(terms.passages()).containsExactly("para dos");
        assertThat(terms.without()).containsExactly("terraza");
        assertThat(terms.withoutPassages()).containsExactly("a las nueve");
    }

    @Test
    void operatorsNarrowInEitherLanguage() {
        var english = SearchText.read(
                "bill from:ai from:human agent:\"Front desk\" status:open after:2026-11-01 before:2026-12-01");
        var spanish = SearchText.read(
                "bill de:ia de:persona agente:\"Front desk\" estado:abierta desde:2026-11-01 antes:2026-12-01");

        assertThat(english.authors()).containsExactly(MessageAuthor.AI, MessageAuthor.HUMAN);
        assertThat(english.agents()).containsExactly("Front desk");
        assertThat(english.statuses()).containsExactly(ConversationStatus.OPEN);
        assertThat(english.after()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(english.before()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(spanish).isEqualTo(english);
    }

    @Test
    void anythingElseAfterFromIsANameOrAPhone() {
        assertThat(SearchText.read("bill from:\"Marta Vidal\"").sender()).isEqualTo("Marta Vidal");
        assertThat(SearchText.read("bill from:+34600").sender()).isEqualTo("+34600");
    }

    @Test
    void whatHasASignWithinIsLookedForAsItIs() {
        var terms = SearchText.read("100% A-2211 marta@example.com hola, (precio)");

        assertThat(terms.passages()).containsExactly("100%", "A-2211", "marta@example.com");
        assertThat(terms.words()).containsExactly("100", "A", "2211", "marta", "example", "com", "hola", "precio");
    }

    @Test
    void addressesAndTimesAreNoOperators() {
        assertThat(SearchText.read("https://example.com/x 12:30").passages())
                .containsExactly("https://example.com/x", "12:30");
    }

    @Test
    void quotationMarksOfAnyKindQuote() {
        assertThat(SearchText.read("“para dos” «mesa libre»").passages()).containsExactly("para dos", "mesa libre");
    }

    @ParameterizedTest
    @CsvSource({
        "colour:red rug, operator",
        "-from:ai bill, negative",
        "bill from:, value.from",
        "bill from:ab, value.from",
        "bill agent:, value.agent",
        "bill status:lost, value.status",
        "bill before:yesterday, date",
        "bill after:2026-13-01, date",
        "bill after:31/12/2026, date",
        "bill after:99999-01-01, date",
        "\"one mark, quote",
        "-bill, nothing",
        "from:ai, nothing",
        "%, nothing",
        ":*, nothing",
        "<->, nothing",
        "\\, nothing",
        "_, nothing"
    })
    void whatCannotBeUnderstoodIsNamed(String typed, String reason) {
        assertThat(catchThrowableOfType(SearchRefusedException.class, () -> SearchText.read(typed)))
                .extracting(SearchRefusedException::key)
                .isEqualTo("search.refused." + reason);
    }

    @Test
    void theUnknownOperatorIsNamedAndTheKnownOnesAreListed() {
        assertThat(catchThrowableOfType(SearchRefusedException.class, () -> SearchText.read("colour:red"))
                        .arguments())
                .containsExactly("colour");
        assertThat(Operator.all(Locale.ENGLISH)).isEqualTo("from:, agent:, before:, after:, status:");
        assertThat(Operator.all(Locale.of("es"))).isEqualTo("de:, agente:, antes:, desde:, estado:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\0", "a\0b", "\ud800", "\u202eevil"})
    void whatNobodyCanReadIsRefused(String typed) {
        assertThatExceptionOfType(SearchRefusedException.class).isThrownBy(() -> SearchText.read(typed));
    }

    static List<String> odd() {
        return BadInputs.typed();
    }

    @ParameterizedTest
    @MethodSource("odd")
    void oddTextsAreReadOrRefused(String typed) {
        try {
            assertThat(SearchText.read(typed).words()).isNotEmpty();
        } catch (SearchRefusedException e) {
            assertThat(e.key()).startsWith("search.refused.");
        }
    }

    @Test
    void tooMuchIsRefusedWithoutReadingIt() {
        assertThat(catchThrowableOfType(SearchRefusedException.class, () -> SearchText.read("word ".repeat(200_000))))
                .extracting(SearchRefusedException::key)
                .isEqualTo("search.refused.long");
        assertThat(SearchText.read("a".repeat(SearchText.LONGEST)).words()).hasSize(1);
    }
}
