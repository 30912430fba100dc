package dev.atalaya.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTests {

    // P2
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Call +34 612 345 678 today ~ Call +34 ••••• 78 today",
                "0034612345678 ~ ••••• 78",
                "612345678 or 612 34 56 79 ~ ••••• 78 or ••••• 79",
                "(415) 555-2671 ~ ••••• 71",
                "wa.me/34612345678 ~ wa.me/+34 ••••• 78",
                "34612345678@s.whatsapp.net ~ 3•••@•••.net",
                "write to marta.lopez@example.com, please ~ write to m•••@•••.com, please",
                "4111 1111 1111 1111 ~ ••••• 1111",
                "5500-0000-0000-0004 is the card ~ ••••• 0004 is the card",
                "ES91 2100 0418 4502 0005 1332 ~ ES••••• 1332",
                "2100 0418 4502 0005 1332 ~ ••••• 1332"
            })
    void personalDataAreMaskedInText(String text, String masked) {
        assertThat(Mask.CLOSED.text(text)).isEqualTo(masked);
        assertThat(Mask.CLOSED.text(masked)).isEqualTo(masked);
        assertThat(Mask.OPEN.text(text)).isEqualTo(text);
    }

    // P2
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A table for 2 at 20:30 on 2026-11-28",
                "Order A-2211 costs 1,250.50 EUR",
                "From 12 to 14, or 18-20",
                "100% of 3",
                "",
                "@marta"
            })
    void whatIsNotPersonalStays(String text) {
        assertThat(Mask.CLOSED.text(text)).isEqualTo(text);
    }

    // P2
    @Test
    void aPhoneKeepsItsCountryAndItsLastTwoDigits() {
        assertThat(Mask.CLOSED.phone("+34612345678")).isEqualTo("+34 ••••• 78");
        assertThat(Mask.CLOSED.phone("+15551764334000123")).isEqualTo("+1 ••••• 23");
        assertThat(Mask.CLOSED.phone("#17")).isEqualTo("#17");
        assertThat(Mask.CLOSED.contact(null, "+34612345678")).isEqualTo("+34 ••••• 78");
        assertThat(Mask.CLOSED.contact("Ana +34 612 345 678", "+34612345678")).isEqualTo("Ana +34 ••••• 78");
    }

    // P2
    @Test
    void jsonStaysJson() {
        assertThat(Mask.CLOSED.json("{\"phone\":34612345678,\"to\":[\"612 345 678\"],\"size\":12}"))
                .isEqualTo("{\"phone\":\"+34 ••••• 78\",\"to\":[\"••••• 78\"],\"size\":12}");
        assertThat(Mask.CLOSED.json("no json, 612345678")).isEqualTo("no json, ••••• 78");
        assertThat(Mask.CLOSED.json("{\"size\": 12}")).isEqualTo("{\"size\": 12}");
    }

    // P2
    @Test
    void aKeyOfAnotherSystemSaysNoPhone() {
        assertThat(Mask.CLOSED.key("wa-34612345678-17", "+34612345678"))
                .doesNotContain("612345678")
                .startsWith("wa-")
                .endsWith("-17");
        assertThat(Mask.CLOSED.key("wa_612345678x", "+34612345678")).doesNotContain("612345678");
        assertThat(Mask.CLOSED.key("sample-20", "+34612345678")).isEqualTo("sample-20");
    }

    // P2
    @Test
    void aNumberThatWasCutIsLeftOut() {
        assertThat(Mask.CLOSED.cut("Call me at +34 612 34", 21)).isEqualTo("Call me at …");
        assertThat(Mask.CLOSED.cut("Call me at 8", 200)).isEqualTo("Call me at 8");
    }

    /** No pattern looks back and forth over long text. */
    // C-13
    @Test
    void longTextTakesNoTime() {
        var started = System.nanoTime();
        for (var text : new String[] {
            "a".repeat(50_000) + "@",
            "1 ".repeat(25_000),
            "1".repeat(50_000),
            "@".repeat(50_000),
            "(".repeat(50_000) + "1234567",
            String.join("", Collections.nCopies(10_000, "a1@b."))
        }) {
            assertThat(Mask.CLOSED.text(text)).isNotNull();
        }
        assertThat(System.nanoTime() - started).isLessThan(20_000_000_000L);
    }
}
