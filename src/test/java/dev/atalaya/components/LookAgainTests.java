package dev.atalaya.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LookAgainTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final LookAgain again = new LookAgain();

    @Test
    void theFirstTimeIsTime() {
        assertThat(again.isTime(7, NOON)).isTrue();
        assertThat(again.isTime(7, NOON)).isFalse();
    }

    @Test
    void aHintIsLookedAfterOnce() {
        again.shown(7, NOON);

        assertThat(again.isTime(8, NOON.plusSeconds(1))).isTrue();
        assertThat(again.isTime(8, NOON.plusSeconds(2))).isFalse();
    }

    @Test
    void withoutAHintItIsTimeAfterFifteenSeconds() {
        again.shown(7, NOON);

        assertThat(again.isTime(7, NOON.plusSeconds(14))).isFalse();
        assertThat(again.isTime(7, NOON.plusSeconds(15))).isTrue();
        assertThat(again.isTime(7, NOON.plusSeconds(29))).isFalse();
        assertThat(again.isTime(7, NOON.plusSeconds(30))).isTrue();
    }
}
