package dev.atalaya.conversations;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One conversation, and the agents to choose from, as SQL by hand. */
@Repository
class ConversationQueries {

    private static final String DETAILS = """
            select c.id, c.external_id, c.agent_id, a.name as agent_name, k.name as contact_name,
                   k.phone as contact_phone, c.priority,
                   case when c.status = 'snoozed' and c.snoozed_until <= now() then 'open' else c.status end as status,
                   u.display_name as assignee, c.language,
                   c.created_at, c.snoozed_until, c.closed_at, c.last_message_at, c.last_contact_message_at,
                   c.message_count
              from conversations c
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
              join whatsapp_agents a on a.id = c.agent_id
              left join users u on u.id = c.assignee_id
             where c.id = :id and c.agent_id = any (cast(:agents as bigint[]))""";

    private static final String AGENTS = """
            select id, name from whatsapp_agents
             where id = any (cast(:agents as bigint[])) order by name, id""";

    private final JdbcClient database;

    ConversationQueries(JdbcClient database) {
        this.database = database;
    }

    Optional<ConversationDetails> details(ConversationId id, List<AgentId> agents) {
        return database.sql(DETAILS)
                .param("id", id.value())
                .param("agents", AgentId.array(agents))
                .query(ConversationQueries::details)
                .optional();
    }

    List<AgentChoice> agents(List<AgentId> agents) {
        return database.sql(AGENTS)
                .param("agents", AgentId.array(agents))
                .query((row, number) -> new AgentChoice(new AgentId(row.getLong("id")), row.getString("name")))
                .list();
    }

    private static ConversationDetails details(ResultSet row, int number) throws SQLException {
        return new ConversationDetails(
                new ConversationId(row.getLong("id")),
                row.getString("external_id"),
                new AgentId(row.getLong("agent_id")),
                row.getString("agent_name"),
                row.getString("contact_name"),
                row.getString("contact_phone"),
                status(row),
                priority(row),
                row.getString("assignee"),
                row.getString("language"),
                instant(row, "created_at"),
                instantOrNull(row, "snoozed_until"),
                instantOrNull(row, "closed_at"),
                instant(row, "last_message_at"),
                instantOrNull(row, "last_contact_message_at"),
                row.getInt("message_count"));
    }

    static ConversationStatus status(ResultSet row) throws SQLException {
        return ConversationStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    static ConversationPriority priority(ResultSet row) throws SQLException {
        return ConversationPriority.valueOf(row.getString("priority").toUpperCase(Locale.ROOT));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
