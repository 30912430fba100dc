package dev.atalaya.aisessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Read here, written by the import alone. */
@Entity
@Immutable
@Table(name = "ai_sessions")
class AiSession {

    @Id
    private @Nullable Long id;

    @Column(name = "agent_id")
    private long agentId;

    @Column(name = "conversation_id")
    private long conversationId;

    private String model = "";

    @Column(name = "started_at")
    private Instant startedAt = Instant.EPOCH;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "tokens_in")
    private long tokensIn;

    @Column(name = "tokens_cached")
    private long tokensCached;

    @Column(name = "tokens_out")
    private long tokensOut;

    @Column(name = "cost_micros")
    private @Nullable Long costMicros;

    private @Nullable String currency;

    @Column(name = "latency_ms")
    private @Nullable Long latencyMs;

    private @Nullable String outcome;

    protected AiSession() {}
}
