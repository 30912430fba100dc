package dev.atalaya.conversations;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list, its count and the details, as SQL by hand; see docs/decisions/0010. */
@Repository
class ConversationQueries {

    /** Up to so many agents each gives its newest rows; with more of them the index by time is read. */
    private static final int FEW_AGENTS = 20;

    // One index serves every reader: with its limit in the text, the plan is made once and kept.
    private static final String NEWEST_OF_EACH = """
            select n.* from unnest(cast(:agents as bigint[])) as s (agent_id)
             cross join lateral (
                   select c.* from conversations c
                    where c.agent_id = s.agent_id %1$s
                    order by c.last_message_at %2$s, c.id %2$s limit %3$d) n
             order by n.last_message_at %2$s, n.id %2$s limit %3$d""";

    // Which index is best depends on the reader: with its limit as a parameter, no plan is worth keeping for the next
    // one.
    private static final String NEWEST_OF_ALL = """
            select c.* from conversations c
             where c.agent_id = any (cast('%4$s' as bigint[])) %1$s
             order by c.last_message_at %2$s, c.id %2$s limit %3$d""";

    private static final String LIST = """
            select c.id, a.name as agent_name, k.name as contact_name, k.phone as contact_phone, c.status,
                   c.last_preview, c.last_message_at, c.message_count,
                   c.status <> 'closed' and c.last_contact_message_at >= c.last_message_at as unattended
              from (%1$s) c
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
              join whatsapp_agents a on a.id = c.agent_id
             order by c.last_message_at %2$s, c.id %2$s""";

    private static final String COUNT = """
            select count(*) from (
                select from conversations c
                 where c.agent_id = any (cast((select atalaya_scope('view')) as bigint[])) %s
                 limit %d) counted""";

    private static final String DETAILS = """
            select c.id, c.external_id, c.agent_id, a.name as agent_name, k.name as contact_name,
                   k.phone as contact_phone, c.status, c.priority, u.display_name as assignee, c.language,
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

    List<ConversationRow> list(
            List<AgentId> agents,
            ConversationFilter filter,
            KeysetOrder<ConversationOrder> order,
            @Nullable ConversationRow after,
            int limit) {
        var question = listing(agents, filter, order, after, limit);
        return database.sql(question.sql())
                .params(question.parameters())
                .query(ConversationQueries::row)
                .list();
    }

    /** Up to that many; the agents in scope are asked for in the same statement. */
    int count(ConversationFilter filter, int limit) {
        var question = counting(filter, limit);
        return database.sql(question.sql())
                .params(question.parameters())
                .query(Integer.class)
                .single();
    }

    static Question listing(
            List<AgentId> agents,
            ConversationFilter filter,
            KeysetOrder<ConversationOrder> order,
            @Nullable ConversationRow after,
            int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, parameters);
        if (after != null) {
            conditions +=
                    " and (c.last_message_at, c.id) " + (order.descending() ? "<" : ">") + " (:afterTime, :afterId)";
            parameters.put("afterTime", time(after.lastMessageAt()));
            parameters.put("afterId", after.id().value());
        }
        var keys = AgentId.array(agents);
        parameters.put("agents", keys);
        var direction = order.descending() ? "desc" : "asc";
        var found = (agents.size() <= FEW_AGENTS ? NEWEST_OF_EACH : NEWEST_OF_ALL)
                .formatted(conditions, direction, limit, keys);
        return new Question(LIST.formatted(found, direction), parameters);
    }

    static Question counting(ConversationFilter filter, int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, parameters);
        if (filter.agent() != null) {
            conditions += " and c.agent_id = :agent";
            parameters.put("agent", filter.agent().value());
        }
        return new Question(COUNT.formatted(conditions, limit), parameters);
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

    private static String conditions(ConversationFilter filter, Map<String, Object> parameters) {
        var conditions = new StringBuilder();
        if (filter.status() != null) {
            conditions.append(" and c.status = :status");
            parameters.put("status", filter.status().column());
        }
        if (filter.from() != null) {
            conditions.append(" and c.last_message_at >= :from");
            parameters.put("from", time(filter.from()));
        }
        if (filter.until() != null) {
            conditions.append(" and c.last_message_at < :until");
            parameters.put("until", time(filter.until()));
        }
        if (!filter.text().isEmpty()) {
            conditions.append(" ").append("""
                    and (c.last_preview ilike :text or exists (
                         select from contacts k where k.id = c.contact_id and k.agent_id = c.agent_id
                            and (k.name ilike :text or k.phone ilike :text)))""");
            parameters.put("text", "%" + literally(filter.text()) + "%");
        }
        return conditions.toString();
    }

    /** A percent sign, an underscore and a backslash stand for themselves. */
    private static String literally(String text) {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ConversationRow row(ResultSet row, int number) throws SQLException {
        return new ConversationRow(
                new ConversationId(row.getLong("id")),
                row.getString("agent_name"),
                row.getString("contact_name"),
                row.getString("contact_phone"),
                status(row),
                row.getString("last_preview"),
                instant(row, "last_message_at"),
                row.getInt("message_count"),
                row.getBoolean("unattended"));
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
                ConversationPriority.valueOf(row.getString("priority").toUpperCase(Locale.ROOT)),
                row.getString("assignee"),
                row.getString("language"),
                instant(row, "created_at"),
                instantOrNull(row, "snoozed_until"),
                instantOrNull(row, "closed_at"),
                instant(row, "last_message_at"),
                instantOrNull(row, "last_contact_message_at"),
                row.getInt("message_count"));
    }

    private static ConversationStatus status(ResultSet row) throws SQLException {
        return ConversationStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** SQL from constant parts, with the values to bind. */
    record Question(String sql, Map<String, Object> parameters) {}
}
