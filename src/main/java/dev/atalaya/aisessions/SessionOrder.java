package dev.atalaya.aisessions;

import java.time.ZoneOffset;

/** What the list of sessions is sorted by: only what an index is sorted by. */
public enum SessionOrder {
    /** The indexes {@code ai_sessions_agent_idx} and {@code ai_sessions_started_idx}. */
    STARTED("%1$s.started_at"),
    /** The indexes {@code ai_sessions_agent_tokens_idx} and {@code ai_sessions_tokens_idx}. */
    TOKENS("(%1$s.tokens_in + %1$s.tokens_out)"),
    /** The indexes {@code ai_sessions_agent_latency_idx} and {@code ai_sessions_latency_idx}. */
    LATENCY("coalesce(%1$s.latency_ms, 0)");

    private final String expression;

    SessionOrder(String expression) {
        this.expression = expression;
    }

    /** As SQL, of a table with that alias. */
    String of(String alias) {
        return expression.formatted(alias);
    }

    Object key(SessionRow row) {
        return switch (this) {
            case STARTED -> row.startedAt().atOffset(ZoneOffset.UTC);
            case TOKENS -> row.tokensIn() + row.tokensOut();
            case LATENCY -> row.latencyMs() == null ? 0L : row.latencyMs();
        };
    }
}
