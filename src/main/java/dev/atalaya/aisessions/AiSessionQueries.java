package dev.atalaya.aisessions;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What models did in one conversation, as SQL by hand; see docs/decisions/0011. */
@Repository
class AiSessionQueries {

    // In the order of ai_sessions_run_key, so that the newest are read and not all of them sorted.
    private static final String OF_CONVERSATION = """
            select id, model, started_at, ended_at, tokens_in, tokens_cached, tokens_out, cost_micros, currency,
                   latency_ms, outcome
              from ai_sessions
             where conversation_id = :conversation and agent_id = any (cast(:agents as bigint[]))
             order by started_at desc, model desc limit %d""";

    // The calls of the messages first: joined at once, a kept plan read every entry of a long conversation's sessions.
    private static final String TOOL_CALLS = """
            with call as materialized (
                 select e.* from ai_messages e
                  where e.message_id = any (cast(:messages as bigint[])) and e.role = 'tool'
                    and e.agent_id = any (cast(:agents as bigint[])))
            select call.id, call.message_id, call.name, call.arguments, call.content, call.error, call.latency_ms
              from call
              join ai_sessions s on s.id = call.ai_session_id and s.agent_id = call.agent_id
             where s.conversation_id = :conversation
             order by call.ai_session_id, call.position""";

    private final JdbcClient database;

    AiSessionQueries(JdbcClient database) {
        this.database = database;
    }

    /** The newest first. */
    List<AiSessionRow> ofConversation(ConversationId conversation, List<AgentId> agents, int limit) {
        return database.sql(OF_CONVERSATION.formatted(limit))
                .param("conversation", conversation.value())
                .param("agents", AgentId.array(agents))
                .query(AiSessionQueries::session)
                .list();
    }

    /** In the order in which they were made. */
    List<ToolCall> toolCalls(ConversationId conversation, Collection<Long> messages, List<AgentId> agents) {
        return database.sql(TOOL_CALLS)
                .param("conversation", conversation.value())
                .param("messages", messages.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .param("agents", AgentId.array(agents))
                .query(AiSessionQueries::toolCall)
                .list();
    }

    private static AiSessionRow session(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new AiSessionRow(
                row.getLong("id"),
                row.getString("model"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getLong("tokens_in"),
                row.getLong("tokens_cached"),
                row.getLong("tokens_out"),
                row.getObject("cost_micros", Long.class),
                row.getString("currency"),
                row.getObject("latency_ms", Long.class),
                row.getString("outcome"));
    }

    private static ToolCall toolCall(ResultSet row, int number) throws SQLException {
        return new ToolCall(
                row.getLong("id"),
                row.getLong("message_id"),
                row.getString("name"),
                row.getString("arguments"),
                row.getString("content"),
                row.getString("error"),
                row.getObject("latency_ms", Long.class));
    }
}
