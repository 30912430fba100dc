package dev.atalaya.aisessions;

import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A session and its entries by position, as SQL by hand. */
@Repository
class SessionDetailQueries {

    private static final String DETAILS = """
            select s.id, s.agent_id, a.name as agent_name, s.conversation_id,
                   k.name as contact_name, k.phone as contact_phone, s.model, s.started_at, s.ended_at, s.turns,
                   s.errors, (select max(e.position) + 1 from ai_messages e where e.ai_session_id = s.id) as entries,
                   s.tokens_in, s.tokens_cached, s.tokens_out, s.tokens_reasoning,
                   coalesce(s.cost_micros, %s) as cost_micros, coalesce(s.currency, p.currency) as currency,
                   s.cost_micros is null as computed, s.latency_ms, s.outcome, r.score, r.comment, r.corrected_answer,
                   u.display_name as reviewer, r.updated_at, r.version,
                   s.agent_id = any (cast((select atalaya_scope('review')) as bigint[])) as reviewable
              from ai_sessions s
              join whatsapp_agents a on a.id = s.agent_id
              join conversations c on c.id = s.conversation_id and c.agent_id = s.agent_id
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
              left join ai_prices p on s.cost_micros is null and %s
              left join ai_scores r on r.ai_session_id = s.id and r.ai_message_id is null and r.agent_id = s.agent_id
              left join users u on u.id = r.reviewer_id
             where s.id = :id and s.agent_id = any (cast(:agents as bigint[]))""".formatted(SessionListQueries.PRICED, SessionListQueries.PRICE);

    private static final String ENTRIES = """
            select s.conversation_id, e.id, e.position, e.role, e.name, e.arguments, left(e.content, %1$d) as content,
                   char_length(e.content) as content_length, e.error, e.tokens, e.tokens_cached, e.tokens_reasoning,
                   e.latency_ms, e.message_id, e.created_at,
                   case when m.body is distinct from e.content then left(m.body, %1$d) end as sent, r.score, r.comment, r.corrected_answer,
                   u.display_name as reviewer, r.updated_at, r.version
              from (select * from ai_messages e
                     where e.ai_session_id = :session and e.agent_id = any (cast(:agents as bigint[]))
                       and e.position %2$s :position
                     order by e.position %3$s limit %4$d) e
              join ai_sessions s on s.id = e.ai_session_id and s.agent_id = e.agent_id
              left join messages m
                on m.id = e.message_id and m.agent_id = e.agent_id and e.role = 'assistant' and m.deleted_at is null
              left join ai_scores r
                on r.ai_session_id = e.ai_session_id and r.ai_message_id = e.id and r.agent_id = e.agent_id
              left join users u on u.id = r.reviewer_id
             order by e.position""";

    private static final String CONTENT = """
            select e.content, s.conversation_id from ai_messages e
              join ai_sessions s on s.id = e.ai_session_id and s.agent_id = e.agent_id
             where e.ai_session_id = :session and e.position = :position
               and e.agent_id = any (cast(:agents as bigint[])) and e.content is not null""";

    private final JdbcClient database;
    private final PersonalData personal;

    SessionDetailQueries(JdbcClient database, PersonalData personal) {
        this.database = database;
        this.personal = personal;
    }

    Optional<SessionDetails> details(long id, List<AgentId> agents) {
        return database.sql(DETAILS)
                .param("id", id)
                .param("agents", AgentId.array(agents))
                .query((row, number) -> session(row, mask(row)))
                .optional();
    }

    /** Those from a position on. */
    List<SessionEntry> from(long session, int position, List<AgentId> agents, int limit) {
        return entries(session, position, agents, ENTRIES.formatted(SessionEntry.SHOWN, ">=", "asc", limit));
    }

    /** The last ones before a position, in their order. */
    List<SessionEntry> before(long session, int position, List<AgentId> agents, int limit) {
        return entries(session, position, agents, ENTRIES.formatted(SessionEntry.SHOWN, "<", "desc", limit));
    }

    /** All of it, however long. */
    Optional<String> content(long session, int position, List<AgentId> agents) {
        return database.sql(CONTENT)
                .param("session", session)
                .param("position", position)
                .param("agents", AgentId.array(agents))
                .query((row, number) -> Objects.requireNonNull(mask(row).json(row.getString("content"))))
                .optional();
    }

    private List<SessionEntry> entries(long session, int position, List<AgentId> agents, String sql) {
        return database.sql(sql)
                .param("session", session)
                .param("position", position)
                .param("agents", AgentId.array(agents))
                .query((row, number) -> entry(row, mask(row)))
                .list();
    }

    private static SessionDetails session(ResultSet row, Mask mask) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new SessionDetails(
                row.getLong("id"),
                new AgentId(row.getLong("agent_id")),
                row.getString("agent_name"),
                new ConversationId(row.getLong("conversation_id")),
                mask.contact(row.getString("contact_name"), row.getString("contact_phone")),
                row.getString("model"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getInt("turns"),
                row.getInt("errors"),
                row.getInt("entries"),
                row.getLong("tokens_in"),
                row.getLong("tokens_cached"),
                row.getLong("tokens_out"),
                row.getLong("tokens_reasoning"),
                SessionListQueries.cost(row),
                row.getObject("latency_ms", Long.class),
                SessionOutcome.of(row.getString("outcome")).orElse(null),
                score(row, mask),
                row.getBoolean("reviewable"));
    }

    private static SessionEntry entry(ResultSet row, Mask mask) throws SQLException {
        var content = row.getString("content");
        var masked = content == null || content.length() < SessionEntry.SHOWN
                ? mask.json(content)
                : mask.cut(content, SessionEntry.SHOWN);
        return new SessionEntry(
                row.getLong("id"),
                row.getInt("position"),
                EntryRole.of(row.getString("role")),
                row.getString("name"),
                mask.json(row.getString("arguments")),
                masked,
                // As long as it is shown where it is shown whole.
                masked == null || row.getInt("content_length") <= SessionEntry.SHOWN && mask.isClosed()
                        ? length(masked)
                        : row.getInt("content_length"),
                mask.textOrNull(row.getString("error")),
                row.getInt("tokens"),
                row.getInt("tokens_cached"),
                row.getInt("tokens_reasoning"),
                row.getObject("latency_ms", Long.class),
                row.getObject("message_id", Long.class),
                mask.textOrNull(row.getString("sent")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                score(row, mask));
    }

    private Mask mask(ResultSet row) throws SQLException {
        return personal.maskOf(new ConversationId(row.getLong("conversation_id")));
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static @Nullable Score score(ResultSet row, Mask mask) throws SQLException {
        var updated = row.getObject("updated_at", OffsetDateTime.class);
        return updated == null
                ? null
                : new Score(
                        row.getInt("score"),
                        mask.textOrNull(row.getString("comment")),
                        mask.textOrNull(row.getString("corrected_answer")),
                        row.getString("reviewer"),
                        updated.toInstant(),
                        row.getInt("version"));
    }
}
