package dev.atalaya.users;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list and its count; roles and agents are looked up for the rows of one page and not for everybody. */
@Repository
class UserQueries {

    private static final String LIST = """
            select u.id, u.kind, u.display_name, u.email, u.status, u.last_login_at, held.names, reached.agents,
                   reached.everything
              from (select * from users u where %1$s order by %2$s limit :limit) u
             cross join lateral (
                   select string_agg(o.name, chr(31) order by o.name) as names
                     from user_roles r join roles o on o.id = r.role_id
                    where r.user_id = u.id and (r.expires_at is null or r.expires_at > now())) held
             cross join lateral (
                   select count(distinct g.agent_id) as agents, coalesce(bool_or(g.agent_id is null), false) as everything
                     from (select a.agent_id, a.expires_at from user_agent_access a where a.user_id = u.id
                           union all
                           select a.agent_id, a.expires_at
                             from user_roles r join user_agent_access a on a.role_id = r.role_id
                            where r.user_id = u.id and (r.expires_at is null or r.expires_at > now())) g
                    where g.expires_at is null or g.expires_at > now()) reached
             order by %2$s""";

    private static final String ONE = "select locale, time_zone, created_at, version from users where id = ?";

    private static final String COUNT = """
            select count(*) from (select from users u where %s limit :limit) counted""";

    private final JdbcClient database;

    UserQueries(JdbcClient database) {
        this.database = database;
    }

    List<UserRow> list(UserFilter filter, KeysetOrder<UserOrder> order, @Nullable UserRow after, int limit) {
        var question = listing(filter, order, after, limit);
        return database.sql(question.sql())
                .params(question.parameters())
                .query(UserQueries::row)
                .list();
    }

    static Question listing(UserFilter filter, KeysetOrder<UserOrder> order, @Nullable UserRow after, int limit) {
        var parameters = new HashMap<String, Object>();
        var sort = sort(filter, order);
        var conditions = conditions(filter, parameters);
        if (after != null) {
            conditions += sort.after();
            parameters.put("afterName", after.displayName());
            parameters.put("afterEmail", after.email() == null ? "" : after.email());
            parameters.put("afterLogin", time(after.lastLoginAt()));
            parameters.put("afterId", after.id().value());
        }
        parameters.put("limit", limit);
        return new Question(LIST.formatted(conditions, sort.order()), parameters);
    }

    Optional<OpenedUser> find(UserId id) {
        return database.sql(LIST.formatted("u.id = :id", "u.id"))
                .param("id", id.value())
                .param("limit", 1)
                .query(UserQueries::row)
                .optional()
                .map(this::opened);
    }

    /** Up to that many. */
    int count(UserFilter filter, int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, parameters);
        parameters.put("limit", limit);
        return database.sql(COUNT.formatted(conditions))
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    /** Whoever last changed the account, where the reader may know. */
    Optional<String> lastChanger(UserId id) {
        return database.sql("""
                        select actor_label from audit_logs
                         where target_type = 'user' and target_id = ? and action in
                               ('user.updated', 'user.invited', 'user.activated', 'user.suspended', 'user.archived')
                         order by created_at desc, sequence desc limit 1""").param(id.value()).query(String.class).optional();
    }

    List<RoleName> roles(int limit) {
        return database.sql("select code, name from roles order by atalaya_fold(name), code limit ?")
                .param(limit)
                .query((row, number) -> new RoleName(row.getString("code"), row.getString("name")))
                .list();
    }

    private static Sort sort(UserFilter filter, KeysetOrder<UserOrder> order) {
        var direction = order.descending() ? " desc" : "";
        // Service users have no e-mail.
        var by = filter.kind() == UserKind.SERVICE && order.by() == UserOrder.EMAIL ? UserOrder.NAME : order.by();
        var key = switch (by) {
            case NAME -> new Key("atalaya_fold(u.display_name)", "atalaya_fold(:afterName)");
            case EMAIL -> new Key("u.email", ":afterEmail");
            case LAST_LOGIN ->
                new Key(
                        "coalesce(u.last_login_at, timestamptz '-infinity')",
                        "coalesce(cast(:afterLogin as timestamptz), timestamptz '-infinity')");
        };
        return new Sort(
                key.column() + direction + ", u.id" + direction,
                " and (" + key.column() + ", u.id) " + (order.descending() ? "<" : ">") + " (" + key.value()
                        + ", :afterId)");
    }

    private static String conditions(UserFilter filter, Map<String, Object> parameters) {
        var conditions = new StringBuilder("u.kind = :kind");
        parameters.put("kind", filter.kind().column());
        if (filter.status() != null) {
            conditions.append(" and u.status = :status");
            parameters.put("status", filter.status().column());
        }
        if (filter.role() != null) {
            conditions.append(" ").append("""
                    and exists (select from user_roles r join roles o on o.id = r.role_id and o.code = :role
                                 where r.user_id = u.id and (r.expires_at is null or r.expires_at > now()))""");
            parameters.put("role", filter.role());
        }
        if (!filter.text().isEmpty()) {
            conditions.append(
                    " and (u.email like lower(:text) or atalaya_fold(u.display_name) like atalaya_fold(:text))");
            parameters.put("text", "%" + literally(filter.text()) + "%");
        }
        return conditions.toString();
    }

    /** A percent sign, an underscore and a backslash stand for themselves. */
    private static String literally(String text) {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }

    private OpenedUser opened(UserRow row) {
        return database.sql(ONE)
                .param(row.id().value())
                .query((more, number) -> new OpenedUser(
                        row,
                        more.getString("locale"),
                        more.getString("time_zone"),
                        more.getObject("created_at", OffsetDateTime.class).toInstant(),
                        more.getInt("version")))
                .single();
    }

    private static UserRow row(ResultSet row, int number) throws SQLException {
        return new UserRow(
                new UserId(row.getLong("id")),
                UserKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("display_name"),
                row.getString("email"),
                UserStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                names(row.getString("names")),
                row.getInt("agents"),
                row.getBoolean("everything"),
                instant(row, "last_login_at"));
    }

    /**
     * An array would be parsed for each row, by a slower way. Of the few names of roles, each stands once in memory,
     * however many lists show it.
     */
    private static List<String> names(@Nullable String joined) {
        return joined == null
                ? List.of()
                : Arrays.stream(joined.split("\\x1f")).map(String::intern).toList();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** SQL from constant parts, with the values to bind. */
    record Question(String sql, Map<String, Object> parameters) {}

    private record Key(String column, String value) {}

    private record Sort(String order, String after) {}
}
