package dev.atalaya.access;

import dev.atalaya.components.Banner;
import dev.atalaya.security.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Date;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells people, two days before, that an access of theirs ends. */
@Component
class EndingAccess implements Banner {

    private static final String NEXT_END = """
            select a.name, g.expires_at
              from (select g.agent_id, g.expires_at from user_agent_access g where g.user_id = :user
                    union all
                    select g.agent_id, g.expires_at from user_roles x join user_agent_access g on g.role_id = x.role_id
                     where x.user_id = :user and (x.expires_at is null or x.expires_at > now())) g
              left join whatsapp_agents a on a.id = g.agent_id
             where g.expires_at > now() and g.expires_at <= now() + interval '2 days'
             order by g.expires_at limit 1""";

    private final JdbcClient database;
    private final CurrentUser currentUser;

    EndingAccess(JdbcClient database, CurrentUser currentUser) {
        this.database = database;
        this.currentUser = currentUser;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Notice> notice() {
        return currentUser
                .id()
                .flatMap(user -> database.sql(NEXT_END)
                        .param("user", user.value())
                        .query((row, number) -> notice(row))
                        .optional());
    }

    private static Notice notice(ResultSet row) throws SQLException {
        var agent = row.getString("name");
        var end = new Date(row.getTimestamp("expires_at").getTime());
        return agent == null
                ? new Notice(Severity.INFO, "access.ending.all", end)
                : new Notice(Severity.INFO, "access.ending", agent, end);
    }
}
