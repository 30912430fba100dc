package dev.atalaya.access;

import dev.atalaya.access.MatrixRow.Reach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A page of rows by name, then the grants between its rows and the columns: three statements at most, whatever their number. */
@Repository
class MatrixQueries {

    private static final String USERS = """
            select id, display_name as name, email as detail, status = 'active' as active from users
             where kind = 'person' and status <> 'archived' and (:text = '' or display_name ilike :like or email ilike :like)
               and (atalaya_fold(display_name), id) %1$s (atalaya_fold(:after), :afterId)
             order by atalaya_fold(display_name) %2$s, id %2$s limit %3$d""";

    private static final String ROLES = """
            select id, name, code as detail, true as active from roles
             where (:text = '' or name ilike :like or code ilike :like)
               and (lower(name), id) %1$s (lower(:after), :afterId)
             order by lower(name) %2$s, id %2$s limit %3$d""";

    private static final String AGENTS = """
            select id, name, slug as detail, status <> 'retired' as active from whatsapp_agents
             where (:text = '' or name ilike :like or slug ilike :like)
               and (lower(name), id) %1$s (lower(:after), :afterId)
             order by lower(name) %2$s, id %2$s limit %3$d""";

    // The columns as a subquery, which is read once: as a parameter they were read again for each grant.
    private static final String IN_FORCE = """
            (g.expires_at is null or g.expires_at > now())
               and (g.agent_id is null or g.agent_id = any ((select cast(:agents as bigint[]))::bigint[]))""";

    private static final String OF_USERS = """
            select g.user_id as holder, g.agent_id, g.level, g.expires_at, null::bigint as role_id
              from user_agent_access g
             where g.user_id = any (cast(:users as bigint[])) and %s
            union all
            select x.user_id, null, null, x.expires_at, x.role_id
              from user_roles x
             where x.user_id = any (cast(:users as bigint[])) and (x.expires_at is null or x.expires_at > now())""".formatted(IN_FORCE);

    private static final String OF_ROLES = """
            select g.role_id as holder, g.agent_id, g.level, g.expires_at, r.name as role
              from user_agent_access g
              join roles r on r.id = g.role_id
             where g.role_id = any (cast(:roles as bigint[])) and %s""".formatted(IN_FORCE);

    private static final Map<MatrixSide, String> PAGES =
            Map.of(MatrixSide.USERS, USERS, MatrixSide.ROLES, ROLES, MatrixSide.AGENTS, AGENTS);

    private final JdbcClient database;

    MatrixQueries(JdbcClient database) {
        this.database = database;
    }

    /** The first columns by name, at most so many. */
    List<MatrixColumn> columns(MatrixSide side, String text, int most) {
        var columns = side == MatrixSide.AGENTS ? MatrixSide.USERS : MatrixSide.AGENTS;
        return page(columns, text, false, null, most).stream()
                .map(row -> new MatrixColumn(row.id(), row.name(), row.detail()))
                .toList();
    }

    List<MatrixRow> rows(
            MatrixFilter filter, Collection<Long> columns, boolean descending, @Nullable MatrixRow after, int limit) {
        var page = page(filter.side(), filter.rows(), descending, after, limit);
        var keys = page.stream().map(MatrixRow::id).toList();
        var reaches = switch (filter.side()) {
            case USERS -> ofUsers(keys, columns);
            case ROLES -> ofRoles(keys, columns, false);
            case AGENTS -> ofAgents(keys, columns);
        };
        return page.stream()
                .map(row -> new MatrixRow(
                        row.id(), row.name(), row.detail(), row.active(), reaches.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private List<MatrixRow> page(
            MatrixSide side, String text, boolean descending, @Nullable MatrixRow after, int limit) {
        // Before the first name stands the empty one, behind the last one a character that no name begins with.
        var start = after != null ? after.name() : descending ? "\uFFFD" : "";
        var sql = PAGES.getOrDefault(side, USERS).formatted(descending ? "<" : ">", descending ? "desc" : "asc", limit);
        return database.sql(sql)
                .param("text", text)
                .param("like", "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .param("after", start)
                .param("afterId", after == null ? 0 : after.id())
                .query((row, number) -> new MatrixRow(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("detail"),
                        row.getBoolean("active"),
                        List.of()))
                .list();
    }

    /** What a role brings is read once and shared by all who hold it. */
    private Map<Long, List<Reach>> ofUsers(Collection<Long> users, Collection<Long> agents) {
        var found = new HashMap<Long, List<Reach>>();
        var held = new ArrayList<Membership>();
        database.sql(OF_USERS)
                .param("users", RightsQueries.array(users))
                .param("agents", RightsQueries.array(agents))
                .query(row -> {
                    var role = row.getObject("role_id", Long.class);
                    if (role == null) {
                        add(found, row.getLong("holder"), reach(row, null));
                    } else {
                        held.add(new Membership(row.getLong("holder"), role, instant(row)));
                    }
                });
        var roles = held.stream().map(Membership::role).distinct().toList();
        var brought = roles.isEmpty() ? Map.<Long, List<Reach>>of() : ofRoles(roles, agents, true);
        held.forEach(membership -> brought.getOrDefault(membership.role(), List.of())
                .forEach(reach -> add(found, membership.user(), reach.until(membership.until()))));
        return found;
    }

    private Map<Long, List<Reach>> ofRoles(Collection<Long> roles, Collection<Long> agents, boolean named) {
        var found = new HashMap<Long, List<Reach>>();
        database.sql(OF_ROLES)
                .param("roles", RightsQueries.array(roles))
                .param("agents", RightsQueries.array(agents))
                .query(row -> {
                    add(found, row.getLong("holder"), reach(row, named ? row.getString("role") : null));
                });
        return found;
    }

    /** The same grants seen from the agents: to each of them come its own and those for all agents. */
    private Map<Long, List<Reach>> ofAgents(Collection<Long> agents, Collection<Long> users) {
        var found = new HashMap<Long, List<Reach>>();
        ofUsers(users, agents)
                .forEach((user, reaches) ->
                        reaches.forEach(reach -> (reach.column() == null ? agents : List.of(reach.column()))
                                .forEach(agent -> add(found, agent, reach.of(user)))));
        return found;
    }

    private static void add(Map<Long, List<Reach>> found, long row, Reach reach) {
        found.computeIfAbsent(row, key -> new ArrayList<>()).add(reach);
    }

    private static Reach reach(ResultSet row, @Nullable String role) throws SQLException {
        return new Reach(
                row.getObject("agent_id", Long.class), AccessLevel.of(row.getString("level")), role, instant(row));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        var time = row.getObject("expires_at", OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private record Membership(
            long user, long role, @Nullable Instant until) {}
}
