package dev.atalaya.conversations;

import dev.atalaya.conversations.ConversationDetails.Previous;
import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
                   c.message_count, p.id as previous_id, p.created_at as previous_created_at,
                   p.status as previous_status, p.message_count as previous_message_count
              from conversations c
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
              join whatsapp_agents a on a.id = c.agent_id
              left join users u on u.id = c.assignee_id
              left join lateral (
                   select b.id, b.created_at, b.message_count,
                          case when b.status = 'snoozed' and b.snoozed_until <= now() then 'open' else b.status end as status
                     from conversations b
                    where b.contact_id = c.contact_id and b.agent_id = c.agent_id
                      and (b.last_message_at, b.id) < (c.last_message_at, c.id)
                    order by b.last_message_at desc, b.id desc
                    limit 1) p on true
             where c.id = :id and c.agent_id = any (cast(:agents as bigint[]))""";

    private static final String AGENTS = """
            select id, name from whatsapp_agents
             where id = any (cast(:agents as bigint[])) order by name, id""";

    // By its own number or the platform's; else by contact, of whom the newest conversation stands for all.
    private static final String NAMED = """
            (select c.id, k.name as contact_name, k.phone as contact_phone, a.name as agent_name
               from conversations c
               join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
               join whatsapp_agents a on a.id = c.agent_id
              where c.agent_id = any (cast(:agents as bigint[])) and c.external_id = :text
                and not (:masked and :text ~ :personal)
              limit :most)
            union all
            (select c.id, k.name, k.phone, a.name
               from conversations c
               join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
               join whatsapp_agents a on a.id = c.agent_id
              where c.agent_id = any (cast(:agents as bigint[])) and c.id = cast(:number as bigint))
            union all
            (select c.id, k.name, k.phone, a.name
               from contacts k
               join whatsapp_agents a on a.id = k.agent_id
               join lateral (
                    select n.id from conversations n
                     where n.contact_id = k.id and n.agent_id = k.agent_id
                     order by n.last_message_at desc limit 1) c on true
              where k.agent_id = any (cast(:agents as bigint[]))
                and (%s ilike :part or not :masked and k.phone ilike :part)
              limit :most)
            limit :most""".formatted(ConversationListQueries.unmasked("k.name"));

    private final JdbcClient database;
    private final PersonalData personal;

    ConversationQueries(JdbcClient database, PersonalData personal) {
        this.database = database;
        this.personal = personal;
    }

    Optional<ConversationDetails> details(ConversationId id, List<AgentId> agents) {
        var mask = personal.maskOf(id);
        return database.sql(DETAILS)
                .param("id", id.value())
                .param("agents", AgentId.array(agents))
                .query((row, number) -> details(row, mask))
                .optional();
    }

    List<ConversationChoice> named(List<AgentId> agents, String text, int most) {
        var mask = personal.mask();
        return database.sql(NAMED)
                .param("masked", mask.isClosed())
                .param("personal", ConversationListQueries.PERSONAL)
                .param("agents", AgentId.array(agents))
                .param("text", text)
                .param("number", text.matches("\\d{1,18}") ? Long.valueOf(text) : null, Types.BIGINT)
                .param("part", "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .param("most", most)
                .query((row, number) -> new ConversationChoice(
                        new ConversationId(row.getLong("id")),
                        mask.textOrNull(row.getString("contact_name")),
                        mask.phone(row.getString("contact_phone")),
                        row.getString("agent_name")))
                .list();
    }

    List<AgentChoice> agents(List<AgentId> agents) {
        return database.sql(AGENTS)
                .param("agents", AgentId.array(agents))
                .query((row, number) -> new AgentChoice(new AgentId(row.getLong("id")), row.getString("name")))
                .list();
    }

    private static ConversationDetails details(ResultSet row, Mask mask) throws SQLException {
        return new ConversationDetails(
                new ConversationId(row.getLong("id")),
                mask.key(row.getString("external_id"), row.getString("contact_phone")),
                new AgentId(row.getLong("agent_id")),
                row.getString("agent_name"),
                mask.textOrNull(row.getString("contact_name")),
                mask.phone(row.getString("contact_phone")),
                status(row, "status"),
                priority(row),
                row.getString("assignee"),
                row.getString("language"),
                instant(row, "created_at"),
                instantOrNull(row, "snoozed_until"),
                instantOrNull(row, "closed_at"),
                instant(row, "last_message_at"),
                instantOrNull(row, "last_contact_message_at"),
                row.getInt("message_count"),
                previous(row));
    }

    private static @Nullable Previous previous(ResultSet row) throws SQLException {
        var id = row.getObject("previous_id", Long.class);
        return id == null
                ? null
                : new Previous(
                        new ConversationId(id),
                        instant(row, "previous_created_at"),
                        status(row, "previous_status"),
                        row.getInt("previous_message_count"));
    }

    static ConversationStatus status(ResultSet row, String column) throws SQLException {
        return ConversationStatus.valueOf(row.getString(column).toUpperCase(Locale.ROOT));
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
