package dev.atalaya.aisessions.trends;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums over sessions.
 *
 * @param ended of which it is told how they ended
 * @param handedOver to a person
 * @param failed with an entry that failed, or as a whole
 * @param turns answers of models
 * @param sent answers that became a message
 * @param costs micro-units by currency
 * @param unpriced sessions whose cost nobody knows
 * @param latencyMs of the sessions that say how long they took, {@code timed} of them
 */
public record Totals(
        long sessions,
        long ended,
        long handedOver,
        long failed,
        long turns,
        long sent,
        long tokensIn,
        long tokensCached,
        long tokensOut,
        Map<String, Long> costs,
        long unpriced,
        long latencyMs,
        long timed) {

    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, 0, 0);

    public Totals plus(Totals other) {
        var sums = new TreeMap<>(costs);
        other.costs.forEach((currency, micros) -> sums.merge(currency, micros, Math::addExact));
        return new Totals(
                sessions + other.sessions,
                ended + other.ended,
                handedOver + other.handedOver,
                failed + other.failed,
                turns + other.turns,
                sent + other.sent,
                tokensIn + other.tokensIn,
                tokensCached + other.tokensCached,
                tokensOut + other.tokensOut,
                Map.copyOf(sums),
                unpriced + other.unpriced,
                latencyMs + other.latencyMs,
                timed + other.timed);
    }

    /** Of those that ended; null where none did. */
    public @Nullable Double handoverShare() {
        return ended == 0 ? null : (double) handedOver / ended;
    }

    /** Of the answers; null where there are none. */
    public @Nullable Double unsentShare() {
        return turns == 0 ? null : (double) (turns - sent) / turns;
    }

    /** Milliseconds of a session in the mean; null where none says. */
    public @Nullable Double meanLatencyMs() {
        return timed == 0 ? null : (double) latencyMs / timed;
    }
}
