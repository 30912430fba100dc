package dev.atalaya.roles;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.shared.UserId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists, as SQL: their numbers are counted for the rows of one page and not for the whole table. */
@Repository
class RoleQueries {

    private static final String LIST = """
            select r.id, r.code, r.name, r.system,
                   (select count(*) from role_permissions p where p.role_id = r.id) as permissions,
                   (select count(*) from user_roles x
                     where x.role_id = r.id and (x.expires_at is null or x.expires_at > now())) as holders,
                   (select count(*) from user_agent_access a
                     where a.role_id = r.id and a.agent_id is not null
                       and (a.expires_at is null or a.expires_at > now())) as agents,
                   exists (select from user_agent_access a
                     where a.role_id = r.id and a.agent_id is null
                       and (a.expires_at is null or a.expires_at > now())) as every_agent
              from (select * from roles
                     where (:text = '' or lower(name) like :pattern or code like :pattern) %1$s
                     order by lower(name) %2$s limit :limit) r
             order by lower(r.name) %2$s""";

    private static final String COUNT = """
            select count(*) from (
                select from roles where :text = '' or lower(name) like :pattern or code like :pattern
                 limit :limit) counted""";

    private static final String ASSIGNMENTS = """
            select u.id as user_id, u.display_name as person, u.kind = 'service' as service,
                   r.id as role_id, r.code as role_code, r.name as role_name, b.display_name as by, x.reason,
                   x.granted_at as at, x.expires_at as until, coalesce(x.expires_at <= now(), false) as ended
              from user_roles x
              join users u on u.id = x.user_id
              join roles r on r.id = x.role_id
              left join users b on b.id = x.granted_by
             where %1$s = :subject %2$s
             order by x.granted_at %3$s, %4$s %3$s limit :limit""";

    private final JdbcClient database;

    RoleQueries(JdbcClient database) {
        this.database = database;
    }

    List<RoleChoice> choices(int limit) {
        return database.sql("select code, name, system from roles order by lower(name) limit :limit")
                .param("limit", limit)
                .query(RoleChoice.class)
                .list();
    }

    Set<String> permissionsOf(String code) {
        return database.sql("select p.permission from role_permissions p join roles r on r.id = p.role_id"
                        + " where r.code = :code")
                .param("code", code)
                .query(String.class)
                .set();
    }

    List<RoleRow> list(String text, KeysetOrder<RoleOrder> order, @Nullable RoleRow after, int limit) {
        var direction = order.descending() ? "desc" : "asc";
        var beyond = after == null ? "" : "and lower(name) " + (order.descending() ? "<" : ">") + " lower(:after)";
        var query = database.sql(LIST.formatted(beyond, direction))
                .param("text", text)
                .param("pattern", pattern(text))
                .param("limit", limit);
        return (after == null ? query : query.param("after", after.name()))
                .query(RoleRow.class)
                .list();
    }

    int count(String text, int most) {
        return database.sql(COUNT)
                .param("text", text)
                .param("pattern", pattern(text))
                .param("limit", most)
                .query(Integer.class)
                .single();
    }

    List<AssignmentRow> holders(
            long role, KeysetOrder<AssignmentOrder> order, @Nullable AssignmentRow after, int limit) {
        return assignments("x.role_id", role, "x.user_id", after == null ? 0 : after.userId(), order, after, limit);
    }

    List<AssignmentRow> heldBy(
            UserId user, KeysetOrder<AssignmentOrder> order, @Nullable AssignmentRow after, int limit) {
        return assignments(
                "x.user_id", user.value(), "x.role_id", after == null ? 0 : after.roleId(), order, after, limit);
    }

    private List<AssignmentRow> assignments(
            String subject,
            long id,
            String key,
            long afterKey,
            KeysetOrder<AssignmentOrder> order,
            @Nullable AssignmentRow after,
            int limit) {
        var beyond = after == null
                ? ""
                : "and (x.granted_at, %s) %s (:at, :key)".formatted(key, order.descending() ? "<" : ">");
        var query = database.sql(ASSIGNMENTS.formatted(subject, beyond, order.descending() ? "desc" : "asc", key))
                .param("subject", id)
                .param("limit", limit);
        return (after == null
                        ? query
                        : query.param("at", after.at().atOffset(ZoneOffset.UTC)).param("key", afterKey))
                .query(AssignmentRow.class)
                .list();
    }

    /** Those whose rights a change of the role would change. */
    List<UserId> holdersInForce(long role) {
        return database.sql("select user_id from user_roles"
                        + " where role_id = :role and (expires_at is null or expires_at > now())")
                .param("role", role)
                .query((row, number) -> new UserId(row.getLong(1)))
                .list();
    }

    boolean holds(UserId user, long role) {
        return database.sql("select exists (select from user_roles where user_id = :user and role_id = :role)")
                .param("user", user.value())
                .param("role", role)
                .query(Boolean.class)
                .single();
    }

    boolean isHeld(long role) {
        return database.sql("select exists (select from user_roles where role_id = :role)")
                .param("role", role)
                .query(Boolean.class)
                .single();
    }

    Optional<EndingRole> endingSoon(UserId user) {
        return database.sql("""
                        select r.name, x.expires_at as until from user_roles x join roles r on r.id = x.role_id
                         where x.user_id = :user and x.expires_at > now() and x.expires_at <= now() + interval '2 days'
                         order by x.expires_at limit 1""")
                .param("user", user.value())
                .query(EndingRole.class)
                .optional();
    }

    private static String pattern(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }
}
