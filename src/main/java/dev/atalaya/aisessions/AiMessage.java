package dev.atalaya.aisessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An entry of a session; read here, written by the import alone. */
@Entity
@Immutable
@Table(name = "ai_messages")
class AiMessage {

    @Id
    private @Nullable Long id;

    @Column(name = "agent_id")
    private long agentId;

    @Column(name = "ai_session_id")
    private long sessionId;

    private int position;

    private String role = "";

    private @Nullable String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String arguments;

    private @Nullable String content;

    private @Nullable String error;

    @Column(name = "latency_ms")
    private @Nullable Long latencyMs;

    @Column(name = "message_id")
    private @Nullable Long messageId;

    protected AiMessage() {}
}
