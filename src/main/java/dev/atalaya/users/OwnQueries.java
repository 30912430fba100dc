package dev.atalaya.users;

import dev.atalaya.shared.UserId;
import dev.atalaya.users.OwnReach.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A user's own grants, as the scope function reads them. */
@Repository
class OwnQueries {

    private static final String REACH = """
            select a.name as agent, g.level, g.role, g.until
              from (select agent_id, level, null as role, expires_at as until
                      from user_agent_access where user_id = :user
                    union all
                    select x.agent_id, x.level, o.name, least(x.expires_at, r.expires_at)
                      from user_roles r
                      join roles o on o.id = r.role_id
                      join user_agent_access x on x.role_id = r.role_id
                     where r.user_id = :user) g
              left join whatsapp_agents a on a.id = g.agent_id
             where (g.until is null or g.until > now()) and (g.agent_id is null or a.id is not null)
             order by g.agent_id is not null, lower(a.name), a.id, g.role nulls first limit 500""";

    private final JdbcClient database;

    OwnQueries(JdbcClient database) {
        this.database = database;
    }

    List<OwnReach> reach(UserId user) {
        return database.sql(REACH)
                .param("user", user.value())
                .query(OwnQueries::reach)
                .list();
    }

    private static OwnReach reach(ResultSet row, int number) throws SQLException {
        var until = row.getObject("until", OffsetDateTime.class);
        return new OwnReach(
                row.getString("agent"),
                Level.valueOf(row.getString("level").toUpperCase(Locale.ROOT)),
                row.getString("role"),
                until == null ? null : until.toInstant());
    }
}
