package dev.atalaya.components;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.ViewTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTests extends ViewTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:05Z");

    private final Formats english = new Formats(Locale.ENGLISH, ZoneId.of("Europe/Madrid"));
    private final Formats spanish = new Formats(Locale.of("es"), ZoneId.of("Europe/Madrid"));

    @Test
    void sizesCountIn1024() {
        assertThat(english.size(0)).isEqualTo("0\u00a0B");
        assertThat(english.size(1023)).isEqualTo("1,023\u00a0B");
        assertThat(english.size(1536)).isEqualTo("1.5\u00a0KiB");
        assertThat(spanish.size(5 * 1024 * 1024 + 512 * 1024)).isEqualTo("5,5\u00a0MiB");
    }

    @Test
    void durationsShowTheirTwoLargestParts() {
        assertThat(english.duration(Duration.ofMillis(640))).isEqualTo("640\u00a0ms");
        assertThat(spanish.duration(Duration.ofMillis(1_500))).isEqualTo("1,5\u00a0s");
        assertThat(english.duration(Duration.ofSeconds(72))).isEqualTo("1\u00a0m 12\u00a0s");
        assertThat(english.duration(Duration.ofMinutes(61))).isEqualTo("1\u00a0h 1\u00a0m");
        assertThat(english.duration(Duration.ofHours(49))).isEqualTo("2\u00a0d 1\u00a0h");
    }

    @Test
    void exactTimesNameTheirZone() {
        assertThat(english.exact(NOON)).isEqualTo("Jul 1, 2026, 14:00:05 CEST");
        assertThat(spanish.exact(NOON)).isEqualTo("1 jul 2026, 14:00:05 CEST");
    }

    @Test
    void relativeTimesBecomeDatesAfterAWeek() {
        assertThat(spanish.relative(NOON.minusSeconds(10), NOON)).isEqualTo("ahora mismo");
        assertThat(spanish.relative(NOON.minusSeconds(300), NOON)).isEqualTo("hace 5 min");
        assertThat(spanish.relative(NOON.minus(Duration.ofDays(1)), NOON)).isEqualTo("hace 1 día");
        assertThat(english.relative(NOON.minus(Duration.ofDays(3)), NOON)).isEqualTo("3 days ago");
        assertThat(english.relative(NOON.plus(Duration.ofHours(2)), NOON)).isEqualTo("in 2 h");
        assertThat(english.relative(NOON.minus(Duration.ofDays(8)), NOON)).isEqualTo("Jun 23, 2026");
    }

    @Test
    void moneyKeepsItsCurrencyAndSmallParts() {
        assertThat(english.money(1_234_500, "USD")).isEqualTo("$1.2345");
    }

    @Test
    void aRelativeTimeTellsTheExactOneOnHover() {
        var time = new RelativeTime(NOON.minusSeconds(300), Clock.fixed(NOON, ZoneOffset.UTC));

        assertThat(time.getElement().getText()).isEqualTo("5 min ago");
        assertThat(time.getElement().getAttribute("datetime")).isEqualTo("2026-07-01T11:55:05Z");
        assertThat(time.getElement().getAttribute("title")).contains("2026").contains(":55:05");
    }
}
