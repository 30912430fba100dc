package dev.atalaya.access;

import dev.atalaya.components.Impact;
import dev.atalaya.security.CurrentRights;
import dev.atalaya.security.Rights;
import dev.atalaya.shared.UserId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Asks the database's own functions what users may see, each as if that user had asked. */
@Repository
class RightsQueries implements CurrentRights {

    private static final String RIGHTS = """
            select v.user_id, u.status = 'active' as active, v.agents as view, r.agents as review, m.agents as manage,
                   array(select distinct p.permission
                           from user_roles a
                           join role_permissions p on p.role_id = a.role_id
                          where a.user_id = u.id and u.status = 'active'
                            and (a.expires_at is null or a.expires_at > now())) as permissions
              from atalaya_scopes(cast(:users as bigint[]), 'view') v
              join users u on u.id = v.user_id
              join atalaya_scopes(cast(:users as bigint[]), 'review') r on r.user_id = v.user_id
              join atalaya_scopes(cast(:users as bigint[]), 'manage') m on m.user_id = v.user_id""";

    private final JdbcClient database;

    RightsQueries(JdbcClient database) {
        this.database = database;
    }

    @Override
    @Transactional(readOnly = true)
    public Rights of(UserId user) {
        return of(List.of(user)).getOrDefault(user, Rights.NONE);
    }

    Map<UserId, Rights> of(Collection<UserId> users) {
        var found = new LinkedHashMap<UserId, Rights>();
        database.sql(RIGHTS)
                .param("users", array(users.stream().map(UserId::value).toList()))
                .query(row -> {
                    found.put(new UserId(row.getLong("user_id")), rights(row));
                });
        return found;
    }

    /** How many conversations of these agents the policies show to the user, up to {@link Impact#MANY}. */
    int conversations(UserId user, Collection<Long> agents) {
        return database.sql("select atalaya_conversations_seen(:user, cast(:agents as bigint[]), :most)")
                .param("user", user.value())
                .param("agents", array(agents))
                .param("most", Impact.MANY)
                .query(Integer.class)
                .single();
    }

    static String array(Collection<Long> keys) {
        return keys.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static Rights rights(ResultSet row) throws SQLException {
        return new Rights(
                row.getBoolean("active"),
                Set.of((String[]) row.getArray("permissions").getArray()),
                agents(row.getArray("view")),
                agents(row.getArray("review")),
                agents(row.getArray("manage")));
    }

    private static Set<Long> agents(Array agents) throws SQLException {
        return Set.of((Long[]) agents.getArray());
    }
}
