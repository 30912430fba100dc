package dev.atalaya.users;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.UserId;
import dev.atalaya.users.UserRisks.Ending;
import dev.atalaya.users.UserRisks.Finding;
import dev.atalaya.users.UserRisks.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One statement for each finding, which counts all and gives the first. */
@Repository
class RiskQueries {

    private static final String PEOPLE = """
            select u.id, u.display_name, u.last_login_at, count(*) over () as found
              from users u
             where u.kind = 'person' and u.status = 'active' and %s
             order by %s, u.id limit :shown""";

    private static final String IN_FORCE = "(r.expires_at is null or r.expires_at > now())";

    private static final String NO_ROLE = PEOPLE.formatted(
            "not exists (select from user_roles r where r.user_id = u.id and " + IN_FORCE + ")",
            "atalaya_fold(u.display_name)");

    private static final String UNUSED = PEOPLE.formatted(
            "coalesce(u.last_login_at, u.created_at) < now() - :days * interval '1 day'",
            "coalesce(u.last_login_at, timestamptz '-infinity')");

    private static final String ADMINS = PEOPLE.formatted(
            "exists (select from user_roles r join roles o on o.id = r.role_id and o.code = 'admin'"
                    + " where r.user_id = u.id and " + IN_FORCE + ")",
            "atalaya_fold(u.display_name)");

    private static final String ENDINGS = """
            select e.*, count(*) over () as found from (
                select u.id as user_id, null::bigint as role_id, u.display_name as holder, o.name as lost_role,
                       null as lost_agent, false as all_agents, r.expires_at as until
                  from user_roles r
                  join users u on u.id = r.user_id and u.kind = 'person' and u.status = 'active'
                  join roles o on o.id = r.role_id
                 where r.expires_at > now() and r.expires_at < now() + :days * interval '1 day'
                union all
                select u.id, o.id, coalesce(u.display_name, o.name), null, a.name, g.agent_id is null, g.expires_at
                  from user_agent_access g
                  left join users u on u.id = g.user_id
                  left join roles o on o.id = g.role_id
                  left join whatsapp_agents a on a.id = g.agent_id and a.id = any (cast(:known as bigint[]))
                 where g.expires_at > now() and g.expires_at < now() + :days * interval '1 day'
                   and (u.id is null or u.kind = 'person' and u.status = 'active')) e
             order by e.until, e.holder, e.user_id, e.role_id limit :shown""";

    private final JdbcClient database;

    RiskQueries(JdbcClient database) {
        this.database = database;
    }

    Finding<Person> withoutRole() {
        return find(NO_ROLE, Map.of(), RiskQueries::person);
    }

    Finding<Person> unused() {
        return find(UNUSED, Map.of("days", UserRisks.UNUSED_DAYS), RiskQueries::person);
    }

    Finding<Person> admins() {
        return find(ADMINS, Map.of(), RiskQueries::person);
    }

    Finding<Ending> endings(List<AgentId> known) {
        return find(ENDINGS, Map.of("days", UserRisks.ENDING_DAYS, "known", AgentId.array(known)), RiskQueries::ending);
    }

    private <T> Finding<T> find(String sql, Map<String, Object> parameters, RowMapper<T> mapper) {
        var rows = new ArrayList<T>();
        var counts = database.sql(sql)
                .params(parameters)
                .param("shown", UserRisks.SHOWN)
                .query((row, number) -> {
                    rows.add(mapper.mapRow(row, number));
                    return row.getInt("found");
                })
                .list();
        return new Finding<>(counts.isEmpty() ? 0 : counts.getFirst(), List.copyOf(rows));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        var login = row.getObject("last_login_at", OffsetDateTime.class);
        return new Person(
                new UserId(row.getLong("id")), row.getString("display_name"), login == null ? null : login.toInstant());
    }

    private static Ending ending(ResultSet row, int number) throws SQLException {
        var user = row.getObject("user_id", Long.class);
        return new Ending(
                user == null ? null : new UserId(user),
                row.getObject("role_id", Long.class),
                row.getString("holder"),
                row.getString("lost_role"),
                row.getString("lost_agent"),
                row.getBoolean("all_agents"),
                row.getObject("until", OffsetDateTime.class).toInstant());
    }
}
