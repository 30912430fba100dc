package dev.atalaya.aisessions.ui;

import dev.atalaya.aisessions.trends.Totals;
import dev.atalaya.components.Formats;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a chart shows of each day. */
enum TrendMeasure {
    SESSIONS,
    COST,
    TOKENS,
    HANDOVER,
    UNSENT,
    LATENCY;

    static Optional<TrendMeasure> of(String word) {
        return Arrays.stream(values())
                .filter(measure -> measure.word().equals(word))
                .findFirst();
    }

    /** As addresses and the names of texts have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In whole units, so that a chart can draw it; null where there is nothing to say. */
    @Nullable
    Double of(Totals totals, String currency) {
        return switch (this) {
            case SESSIONS -> (double) totals.sessions();
            case COST -> totals.costs().getOrDefault(currency, 0L) / 1e6;
            case TOKENS -> (double) (totals.tokensIn() + totals.tokensOut());
            case HANDOVER -> percent(totals.handoverShare());
            case UNSENT -> percent(totals.unsentShare());
            case LATENCY -> totals.meanLatencyMs() == null ? null : totals.meanLatencyMs() / 1_000;
        };
    }

    String text(Totals totals, String currency, Formats formats, String nothing) {
        return switch (this) {
            case SESSIONS -> formats.number(totals.sessions());
            case COST ->
                currency.isEmpty() ? nothing : formats.money(totals.costs().getOrDefault(currency, 0L), currency);
            case TOKENS -> formats.number(totals.tokensIn() + totals.tokensOut());
            case HANDOVER -> totals.handoverShare() == null ? nothing : formats.percent(totals.handoverShare());
            case UNSENT -> totals.unsentShare() == null ? nothing : formats.percent(totals.unsentShare());
            case LATENCY ->
                totals.meanLatencyMs() == null
                        ? nothing
                        : formats.duration(Duration.ofMillis(Math.round(totals.meanLatencyMs())));
        };
    }

    private static @Nullable Double percent(@Nullable Double share) {
        return share == null ? null : share * 100;
    }
}
