package dev.atalaya.access;

import dev.atalaya.access.Explanation.Kind;
import dev.atalaya.access.Explanation.Link;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says why a user sees a conversation or does not, and has the database's own policy confirm it. */
@Service
@Requires(Permissions.ACCESS_READ)
@Transactional(readOnly = true)
public class AccessExplainer {

    private static final String SUBJECT = """
            select u.display_name, u.status = 'active' as active, c.agent_id, a.name as agent,
                   atalaya_conversation_seen(u.id, :conversation) as policy
              from users u
              left join lateral (select atalaya_agent_of_conversation(:conversation) as agent_id) c on true
              left join whatsapp_agents a on a.id = c.agent_id
             where u.id = :user""";

    /** Those that count first; what has ended stays listed, since it is what people ask about. */
    private static final String LINKS = """
            select 'PERMISSION' as kind, r.name as role, null as level, false as all_agents, b.display_name as by,
                   x.reason, x.granted_at as since, x.expires_at as role_ends, null::timestamptz as ends,
                   x.expires_at is null or x.expires_at > now() as counts
              from user_roles x
              join roles r on r.id = x.role_id
              join role_permissions p on p.role_id = r.id and p.permission = 'conversations.read'
              left join users b on b.id = x.granted_by
             where x.user_id = :user
            union all
            select 'GRANT', null, g.level, g.agent_id is null, b.display_name, g.reason, g.granted_at, null, g.expires_at,
                   g.expires_at is null or g.expires_at > now()
              from user_agent_access g
              left join users b on b.id = g.granted_by
             where g.user_id = :user and (g.agent_id is null or g.agent_id = cast(:agent as bigint))
            union all
            select 'GRANT', r.name, g.level, g.agent_id is null, b.display_name, g.reason, g.granted_at, x.expires_at,
                   g.expires_at,
                   (g.expires_at is null or g.expires_at > now()) and (x.expires_at is null or x.expires_at > now())
              from user_roles x
              join roles r on r.id = x.role_id
              join user_agent_access g on g.role_id = x.role_id
              left join users b on b.id = g.granted_by
             where x.user_id = :user and (g.agent_id is null or g.agent_id = cast(:agent as bigint))
             order by counts desc, since desc limit 200""";

    private final JdbcClient database;

    AccessExplainer(JdbcClient database) {
        this.database = database;
    }

    /** Empty where there is no such user. */
    public Optional<Explanation> explain(UserId user, ConversationId conversation) {
        return database.sql(SUBJECT)
                .param("user", user.value())
                .param("conversation", conversation.value())
                .query(Subject.class)
                .optional()
                .map(subject -> explanation(subject, links(user, subject.agentId()), conversation));
    }

    private static Explanation explanation(Subject subject, List<Link> links, ConversationId conversation) {
        var mayRead = links.stream().anyMatch(link -> link.kind() == Kind.PERMISSION && link.counts());
        return new Explanation(
                subject.displayName(),
                subject.active(),
                conversation.value(),
                subject.agent(),
                links,
                subject.policy() && subject.active() && mayRead);
    }

    private List<Link> links(UserId user, @Nullable Long agent) {
        return database.sql(LINKS)
                .param("user", user.value())
                .param("agent", agent)
                .query((row, number) -> link(row))
                .list();
    }

    private static Link link(ResultSet row) throws SQLException {
        var level = row.getString("level");
        return new Link(
                Kind.valueOf(row.getString("kind")),
                row.getString("role"),
                level == null ? null : AccessLevel.of(level),
                row.getBoolean("all_agents"),
                row.getString("by"),
                row.getString("reason"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "role_ends"),
                instant(row, "ends"),
                row.getBoolean("counts"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    record Subject(
            String displayName,
            boolean active,
            @Nullable Long agentId,
            @Nullable String agent,
            boolean policy) {}
}
