package dev.atalaya.access;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.shared.AgentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Grants with the names of all concerned; the names are joined after the limit. */
@Repository
class GrantQueries {

    private static final String ROWS = """
            select g.id, g.user_id, g.role_id, coalesce(u.display_name, r.name) as holder_name, g.agent_id,
                   a.name as agent_name, g.level, b.display_name as granted_by, g.reason, g.granted_at, g.expires_at,
                   g.expires_at is null or g.expires_at > now() as in_force, g.version
              from (%1$s) g
              left join users u on u.id = g.user_id
              left join roles r on r.id = g.role_id
              left join users b on b.id = g.granted_by
              left join whatsapp_agents a on a.id = g.agent_id
             order by g.granted_at %2$s, g.id %2$s""";

    private static final String LIST = """
            select * from user_agent_access g where true %1$s
             order by g.granted_at %2$s, g.id %2$s limit %3$d""";

    /** Of a user: those of its own and those of the roles that it holds now. */
    private static final String REACHING = """
            select g.* from user_agent_access g where g.user_id = :user
            union all
            select g.* from user_roles x join user_agent_access g on g.role_id = x.role_id
             where x.user_id = :user and (x.expires_at is null or x.expires_at > now())""";

    private static final String OF_ROLE = "select * from user_agent_access g where g.role_id = :role";

    private static final String OF_AGENT =
            "select * from user_agent_access g where g.agent_id = :agent or g.agent_id is null";

    private static final String NAMES = """
            select (select display_name from users where id = cast(:user as bigint)) as user_name,
                   (select name from roles where id = cast(:role as bigint)) as role_name,
                   (select name from whatsapp_agents where id = cast(:agent as bigint)
                       and id = any (cast(:known as bigint[]))) as agent_name""";

    private final JdbcClient database;

    GrantQueries(JdbcClient database) {
        this.database = database;
    }

    List<GrantRow> list(GrantFilter filter, KeysetOrder<GrantOrder> order, @Nullable GrantRow after, int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = new StringBuilder(conditions(filter, parameters));
        if (after != null) {
            conditions
                    .append(" and (g.granted_at, g.id) ")
                    .append(order.descending() ? "<" : ">")
                    .append(" (:afterTime, :afterId)");
            parameters.put("afterTime", after.grantedAt().atOffset(ZoneOffset.UTC));
            parameters.put("afterId", after.id());
        }
        var direction = order.descending() ? "desc" : "asc";
        return rows(LIST.formatted(conditions, direction, limit), direction, parameters);
    }

    int count(GrantFilter filter, int most) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, parameters);
        return database.sql("select count(*) from (select from user_agent_access g where true %s limit %d) counted"
                        .formatted(conditions, most))
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    /** Newest first, at most so many. */
    List<GrantRow> reaching(long user, int most) {
        return rows(limited(REACHING, most), "desc", Map.of("user", user));
    }

    List<GrantRow> ofRole(long role, int most) {
        return rows(limited(OF_ROLE, most), "desc", Map.of("role", role));
    }

    /** What reaches one agent, or all agents where it is null: of a user by either way, of a role its own. */
    List<GrantRow> between(GrantHolder holder, @Nullable Long agent, int most) {
        var grants = holder.user() != null ? REACHING : OF_ROLE;
        var parameters = new HashMap<String, Object>();
        parameters.put("user", holder.user());
        parameters.put("role", holder.role());
        parameters.put("agent", agent);
        return rows(
                limited(
                        "select * from (" + grants + ") g"
                                + " where g.agent_id is null or g.agent_id = cast(:agent as bigint)",
                        most),
                "desc",
                parameters);
    }

    /** Those for the agent alone and those for all agents. */
    List<GrantRow> ofAgent(long agent, int most) {
        return rows(limited(OF_AGENT, most), "desc", Map.of("agent", agent));
    }

    /** {@code known} are the agents that may be named; to others nothing is granted. */
    Names names(GrantHolder holder, @Nullable Long agent, List<AgentId> known) {
        return database.sql(NAMES)
                .param("user", holder.user())
                .param("role", holder.role())
                .param("agent", agent)
                .param("known", AgentId.array(known))
                .query((row, number) -> new Names(
                        Optional.ofNullable(row.getString(holder.user() == null ? "role_name" : "user_name")),
                        agent == null ? Optional.of("*") : Optional.ofNullable(row.getString("agent_name"))))
                .single();
    }

    /** What is named; empty where there is no such thing. An agent of "*" is all of them. */
    record Names(Optional<String> holder, Optional<String> agent) {}

    private List<GrantRow> rows(String grants, String direction, Map<String, ?> parameters) {
        return database.sql(ROWS.formatted(grants, direction))
                .params(parameters)
                .query(GrantQueries::row)
                .list();
    }

    private static String limited(String grants, int most) {
        return "select * from (" + grants + ") g order by g.granted_at desc, g.id desc limit " + most;
    }

    private static String conditions(GrantFilter filter, Map<String, Object> parameters) {
        var conditions = new StringBuilder();
        if (filter.agent() != null) {
            conditions.append(" and g.agent_id = :agent");
            parameters.put("agent", filter.agent());
        }
        if (filter.level() != null) {
            conditions.append(" and g.level = :level");
            parameters.put("level", filter.level().column());
        }
        if (filter.state() != null) {
            conditions.append(
                    switch (filter.state()) {
                        case IN_FORCE -> " and (g.expires_at is null or g.expires_at > now())";
                        case ENDING -> " and g.expires_at > now() and g.expires_at <= now() + interval '14 days'";
                        case ENDED -> " and g.expires_at <= now()";
                    });
        }
        if (!filter.text().isEmpty()) {
            conditions.append(" ").append("""
                    and (exists (select from users u where u.id = g.user_id and u.display_name ilike :text)
                         or exists (select from roles r where r.id = g.role_id and r.name ilike :text))""");
            parameters.put("text", "%" + filter.text().replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
        return conditions.toString();
    }

    private static GrantRow row(ResultSet row, int number) throws SQLException {
        var user = row.getObject("user_id", Long.class);
        return new GrantRow(
                row.getLong("id"),
                new GrantHolder(user, row.getObject("role_id", Long.class)),
                row.getString("holder_name"),
                row.getObject("agent_id", Long.class),
                row.getString("agent_name"),
                AccessLevel.of(row.getString("level")),
                row.getString("granted_by"),
                row.getString("reason"),
                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                instant(row),
                row.getBoolean("in_force"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        var time = row.getObject("expires_at", OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
