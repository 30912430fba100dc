package dev.atalaya.aisessions;

import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions with what a test needs to be in them, written by the owner of the tables. */
public final class Sessions {

    private final JdbcClient owner = World.owner();

    /** With 1,000 tokens read, 200 of them cached, and 100 written. */
    public long session(ConversationId conversation, String model, Instant startedAt) {
        return session(conversation, model, startedAt, null, 1_000, 500, null);
    }

    public long session(
            ConversationId conversation,
            String model,
            Instant startedAt,
            @Nullable String outcome,
            long tokensIn,
            long latencyMs,
            @Nullable Long costMicros) {
        return owner.sql("""
                        insert into ai_sessions (agent_id, conversation_id, model, started_at, outcome, tokens_in,
                               tokens_cached, tokens_out, latency_ms, cost_micros, currency)
                        select agent_id, id, ?, ?, ?, ?, 200, 100, ?, ?, ? from conversations where id = ?
                        returning id""")
                .params(Arrays.asList(
                        model,
                        startedAt.atOffset(ZoneOffset.UTC),
                        outcome,
                        tokensIn,
                        latencyMs,
                        costMicros,
                        costMicros == null ? null : "EUR",
                        conversation.value()))
                .query(Long.class)
                .single();
    }

    public long entry(long session, int position, String role, @Nullable String content) {
        return entry(session, position, role, null, null, content, null, null);
    }

    public long entry(
            long session,
            int position,
            String role,
            @Nullable String name,
            @Nullable String arguments,
            @Nullable String content,
            @Nullable String error,
            @Nullable Long message) {
        return owner.sql("""
                        insert into ai_messages (agent_id, ai_session_id, position, role, name, arguments, content, error,
                               tokens, latency_ms, message_id, created_at)
                        select agent_id, id, ?, ?, ?, cast(? as jsonb), ?, ?, 12, 640, ?,
                               started_at + ? * interval '1 second'
                          from ai_sessions where id = ? returning id""")
                .params(Arrays.asList(position, role, name, arguments, content, error, message, position, session))
                .query(Long.class)
                .single();
    }

    /** So many answers after those that are there, each of them saying that. */
    public void entries(long session, int from, int count, String content) {
        owner.sql("""
                        insert into ai_messages (agent_id, ai_session_id, position, role, content, created_at)
                        select agent_id, id, :from + n, 'assistant', :content, started_at
                          from ai_sessions, generate_series(0, :count - 1) n where id = :session""")
                .param("from", from)
                .param("count", count)
                .param("content", content)
                .param("session", session)
                .update();
    }
}
