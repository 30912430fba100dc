package dev.atalaya.access;

import dev.atalaya.access.MatrixRow.Reach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A page of rows by name, then the grants between its rows and the columns: two statements, whatever their number. */
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
    private static final String OF_USERS = """
            select g.user_id as row_id, g.agent_id as column_id, g.level, null as role, g.expires_at
              from user_agent_access g
             where g.user_id = any (cast(:rows as bigint[])) and (g.expires_at is null or g.expires_at > now())
               and (g.agent_id is null or g.agent_id = any ((select cast(:columns as bigint[]))::bigint[]))
            union all
            select x.user_id, g.agent_id, g.level, r.name, least(g.expires_at, x.expires_at)
              from user_roles x
              join roles r on r.id = x.role_id
              join user_agent_access g on g.role_id = x.role_id
             where x.user_id = any (cast(:rows as bigint[])) and (x.expires_at is null or x.expires_at > now())
               and (g.expires_at is null or g.expires_at > now())
               and (g.agent_id is null or g.agent_id = any ((select cast(:columns as bigint[]))::bigint[]))""";

    private static final String OF_ROLES = """
            select g.role_id as row_id, g.agent_id as column_id, g.level, null as role, g.expires_at
              from user_agent_access g
             where g.role_id = any (cast(:rows as bigint[])) and (g.expires_at is null or g.expires_at > now())
               and (g.agent_id is null or g.agent_id = any ((select cast(:columns as bigint[]))::bigint[]))""";

    // The same grants seen from the agents: for each of them those of its own and those for all agents.
    private static final String OF_AGENTS =
            """
            select a.id as row_id, g.row_id as column_id, g.level, g.role, g.expires_at
              from unnest(cast(:rows as bigint[])) a (id)
              join (%s) g on g.column_id is null or g.column_id = a.id""".formatted(OF_USERS.replace(":rows", ":users").replace(":columns", ":rows"));

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
        var reaches = reaches(
                filter.side(),
                RightsQueries.array(page.stream().map(MatrixRow::id).toList()),
                RightsQueries.array(columns));
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

    private Map<Long, List<Reach>> reaches(MatrixSide side, String rows, String columns) {
        var sql = switch (side) {
            case USERS -> OF_USERS;
            case ROLES -> OF_ROLES;
            case AGENTS -> OF_AGENTS;
        };
        var found = new HashMap<Long, List<Reach>>();
        // What a role brings is the same for all who hold it, and a list keeps its rows while it is open.
        var known = new HashMap<Reach, Reach>();
        database.sql(sql)
                .param("rows", rows)
                .param("columns", columns)
                .param("users", columns)
                .query(row -> {
                    var reach = reach(row);
                    found.computeIfAbsent(row.getLong("row_id"), key -> new ArrayList<>())
                            .add(known.computeIfAbsent(reach, same -> same));
                });
        return found;
    }

    private static Reach reach(ResultSet row) throws SQLException {
        var until = row.getObject("expires_at", OffsetDateTime.class);
        return new Reach(
                row.getObject("column_id", Long.class),
                AccessLevel.of(row.getString("level")),
                row.getString("role"),
                until == null ? null : until.toInstant());
    }
}
