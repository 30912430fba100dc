package dev.atalaya.agents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    // R4
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+34600123456 | ES | +34600123456",
                "0034600123456 | ES | +34600123456",
                "+34 600-123 456 | US | +34600123456",
                "(+34)600123456 | US | +34600123456",
                "600 12 34 56 | ES | +34600123456",
                "020 7946 0958 | GB | +442079460958",
                "(212) 555-0123 | US | +12125550123",
                "+\u0663\u0664600123456 | US | +34600123456",
                "\uff0b34600123456 | US | +34600123456",
                "+34600123456\u200e | US | +34600123456",
                "+54 9 11 2345 6789 | US | +5491123456789",
                "+55 11 91234 5678 | US | +5511912345678"
            })
    void numbersAreKeptAsE164(String typed, String country, String kept) {
        assertThat(PhoneNumber.parse(typed, country)).contains(kept);
    }

    // R4
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "+",
                "+0123456789",
                "+1234567890123456",
                "+12345",
                "600",
                "1-800-FLOWERS",
                "+34600123456 ext. 7",
                "+34600123456;ext=7",
                "+999600123456",
                "'; drop table messages; --",
                "+34\0600123456x",
                "half \ud800"
            })
    void anythingElseIsRefused(String typed) {
        assertThat(PhoneNumber.parse(typed, "ES")).isEmpty();
    }

    // R4, C-13
    @Test
    void aVeryLongTextIsRefusedUnread() {
        assertThat(PhoneNumber.parse("+3460012345".repeat(100_000), "ES")).isEmpty();
        assertThat(PhoneNumber.parse("(".repeat(40), "ES")).isEmpty();
    }

    @Test
    void numbersAreShownInGroups() {
        assertThat(PhoneNumber.format("+34600123456")).isEqualTo("+34 600 12 34 56");
        assertThat(PhoneNumber.format("+999123456")).isEqualTo("+999123456");
    }
}
