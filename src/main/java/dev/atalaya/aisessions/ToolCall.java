package dev.atalaya.aisessions;

import org.jspecify.annotations.Nullable;

/** A call that a model made, and what came back, as text that is usually JSON; latency in milliseconds. */
public record ToolCall(
        long id,
        long messageId,
        @Nullable String name,
        @Nullable String arguments,
        @Nullable String result,
        @Nullable String error,
        @Nullable Long latencyMs) {}
