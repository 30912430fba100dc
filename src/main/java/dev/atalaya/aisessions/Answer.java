package dev.atalaya.aisessions;

import org.jspecify.annotations.Nullable;

/** The entry of a session that became a message; latency in milliseconds. */
public record Answer(
        long messageId,
        long session,
        int position,
        int tokens,
        @Nullable Long latencyMs) {}
