package dev.atalaya.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeysetPagesTests {

    private static final KeysetOrder<Key> FALLING = new KeysetOrder<>(Key.NUMBER, true);

    private final List<Integer> reads = new ArrayList<>();
    private final KeysetPages<Integer, Key> pages = new KeysetPages<>(this::numbers, 50);

    @Test
    void readsOnFromTheRowBeforeAPage() {
        assertThat(pages.page(FALLING, 0, 50)).startsWith(2000).endsWith(1951);
        assertThat(pages.page(FALLING, 50, 50)).startsWith(1950).endsWith(1901);
        assertThat(pages.page(FALLING, 0, 50)).startsWith(2000);

        assertThat(reads).containsExactly(50, 50, 50);
    }

    @Test
    void findsThePagesInsideALargerRead() {
        pages.page(FALLING, 0, 150);
        assertThat(pages.page(FALLING, 100, 50)).startsWith(1900).endsWith(1851);

        assertThat(reads).containsExactly(150, 50);
    }

    @Test
    void walksOverASmallGap() {
        assertThat(pages.page(FALLING, 200, 50)).startsWith(1800).endsWith(1751);
    }

    @Test
    void startsFromTheOtherEndInTheReversedOrder() {
        pages.page(FALLING, 0, 50);

        assertThat(pages.page(FALLING.reversed(), 0, 50)).startsWith(1).endsWith(50);
        assertThat(pages.page(FALLING.reversed(), 50, 50)).startsWith(51).endsWith(100);
    }

    @Test
    void aForgedReadGetsAtMostFiveHundredRows() {
        assertThat(pages.page(FALLING, 0, 1_000_000)).hasSize(500);
        assertThat(pages.page(FALLING, 1_000_000, 50)).isEmpty();
        assertThat(reads).allMatch(limit -> limit <= 500);
    }

    @Test
    void endsWhereTheRowsEnd() {
        pages.page(FALLING.reversed(), 0, 500);

        assertThat(pages.page(FALLING, 1_950, 50)).isEmpty();
        for (var offset = 0; offset < 2_000; offset += 50) {
            pages.page(FALLING, offset, 50);
        }
        assertThat(pages.page(FALLING, 1_950, 50)).endsWith(1);
        assertThat(pages.page(FALLING, 2_000, 50)).isEmpty();
    }

    private List<Integer> numbers(KeysetOrder<Key> order, @Nullable Integer after, int limit) {
        reads.add(limit);
        Comparator<Integer> sorting = order.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return IntStream.rangeClosed(1, 2_000)
                .boxed()
                .sorted(sorting)
                .filter(number -> after == null || sorting.compare(number, after) > 0)
                .limit(limit)
                .toList();
    }

    private enum Key {
        NUMBER
    }
}
