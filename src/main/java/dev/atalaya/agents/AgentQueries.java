package dev.atalaya.agents;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.shared.AgentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list and the volumes, as SQL: what is counted is counted for one page, up to a number, and in scope alone. */
@Repository
class AgentQueries {

    // Read once and not for each row, which a cast of a parameter would be.
    private static final String AGENTS = "any ((select cast(:agents as bigint[]))::bigint[])";

    private static final String WHERE = """
             where (:all or id = %s)
               and (:text = '' or lower(name) like :pattern or slug like :pattern
                    or (:digits <> '' and phone like :digits))
               and (cast(:status as text) is null or status = :status)
               and (cast(:kind as text) is null or kind = :kind)""".formatted(AGENTS);

    private static final String LIST = """
            select a.id, a.slug, a.name, a.phone, upper(a.kind) as kind, upper(a.status) as status, a.language,
                   a.in_scope, v.conversations, v.last_message_at
              from (select w.*, w.id = %4$s as in_scope from whatsapp_agents w %1$s %2$s
                     order by lower(name) %3$s, id %3$s limit :limit) a
             cross join lateral (
                   select (select count(*) from (
                               select from conversations c
                                where c.agent_id = a.id and a.in_scope limit :many) counted) as conversations,
                          (select c.last_message_at from conversations c
                            where c.agent_id = a.id and a.in_scope
                            order by c.last_message_at desc, c.id desc limit 1) as last_message_at) v
             order by lower(a.name) %3$s, a.id %3$s""";

    private static final String COUNT = "select count(*) from (select from whatsapp_agents %s limit :limit) counted";

    private static final String VOLUMES = """
            select %s, (select c.last_message_at from conversations c
                         where c.agent_id = :agent and c.agent_id = any (cast(:agents as bigint[]))
                         order by c.last_message_at desc, c.id desc limit 1) as last_message_at""".formatted(volume("open")
            + volume("pending")
            + volume("snoozed")
            + volume("closed").replaceAll(",\\s*$", ""));

    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]");

    private final JdbcClient database;

    AgentQueries(JdbcClient database) {
        this.database = database;
    }

    List<AgentRow> list(
            AgentFilter filter,
            List<AgentId> scope,
            boolean all,
            KeysetOrder<AgentOrder> order,
            @Nullable AgentRow after,
            int limit,
            int many) {
        var beyond = after == null
                ? ""
                : "and (lower(name), id) " + (order.descending() ? "<" : ">") + " (lower(:after), :afterId)";
        var query = narrowed(
                        LIST.formatted(WHERE, beyond, order.descending() ? "desc" : "asc", AGENTS), filter, scope, all)
                .param("limit", limit)
                .param("many", many);
        return (after == null ? query : query.param("after", after.name()).param("afterId", after.id()))
                .query(AgentQueries::row)
                .list();
    }

    int count(AgentFilter filter, List<AgentId> scope, boolean all, int most) {
        return narrowed(COUNT.formatted(WHERE), filter, scope, all)
                .param("limit", most)
                .query(Integer.class)
                .single();
    }

    Optional<AgentVolumes> volumes(AgentId agent, List<AgentId> scope, int most) {
        return database.sql(VOLUMES)
                .param("agent", agent.value())
                .param("agents", AgentId.array(scope))
                .param("limit", most)
                .query(AgentVolumes.class)
                .optional();
    }

    private JdbcClient.StatementSpec narrowed(String sql, AgentFilter filter, List<AgentId> scope, boolean all) {
        var digits = NO_DIGITS.matcher(filter.text()).replaceAll("");
        return database.sql(sql)
                .param("all", all)
                .param("agents", AgentId.array(scope))
                .param("text", filter.text())
                .param("pattern", "%" + literal(filter.text().toLowerCase(Locale.ROOT)) + "%")
                .param("digits", digits.length() < 3 ? "" : "%" + digits + "%")
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().column())
                .param("kind", filter.kind() == null ? null : filter.kind().column());
    }

    private static String volume(String status) {
        return """
                (select count(*) from (
                    select from conversations c
                     where c.agent_id = :agent and c.agent_id = any (cast(:agents as bigint[]))
                       and c.status = '%1$s' limit :limit) counted) as "%1$s",
                """.formatted(status);
    }

    private static String literal(String text) {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }

    /** By hand: the mapping by names takes as long as the statement. */
    private static AgentRow row(ResultSet row, int number) throws SQLException {
        var last = row.getObject("last_message_at", OffsetDateTime.class);
        return new AgentRow(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("phone"),
                AgentKind.valueOf(row.getString("kind")),
                AgentStatus.valueOf(row.getString("status")),
                row.getString("language"),
                row.getBoolean("in_scope"),
                row.getInt("conversations"),
                last == null ? null : last.toInstant());
    }
}
