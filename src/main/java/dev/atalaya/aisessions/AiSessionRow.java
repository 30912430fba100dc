package dev.atalaya.aisessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run of a model: tokens as counts, latency in milliseconds. */
public record AiSessionRow(
        long id,
        String model,
        Instant startedAt,
        @Nullable Instant endedAt,
        long tokensIn,
        long tokensCached,
        long tokensOut,
        @Nullable Cost cost,
        @Nullable Long latencyMs,
        @Nullable String outcome) {}
