package dev.atalaya.aisessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run of a model: tokens as counts, cost in millionths of its currency, latency in milliseconds. */
public record AiSessionRow(
        long id,
        String model,
        Instant startedAt,
        @Nullable Instant endedAt,
        long tokensIn,
        long tokensCached,
        long tokensOut,
        @Nullable Long costMicros,
        @Nullable String currency,
        @Nullable Long latencyMs,
        @Nullable String outcome) {}
