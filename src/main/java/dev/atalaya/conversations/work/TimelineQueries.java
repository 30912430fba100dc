package dev.atalaya.conversations.work;

import dev.atalaya.conversations.work.TimelineEntry.Kind;
import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that happened to a conversation, from the tables that know of it, in one statement. */
@Repository
class TimelineQueries {

    // Each arm reads its own index backwards and stops at the limit. What an activity or a note says already is not
    // said again by the log; whether the log is read at all, its policy decides once more.
    private static final String BEFORE = """
            select * from (
                (select m.created_at as at, 0 as rank, m.id, m.author as detail, m.author_name as who,
                        null as was, coalesce(left(m.body, 300), m.type) as became
                   from messages m
                  where m.conversation_id = :id and m.agent_id = any (cast(:agents as bigint[]))
                    and m.created_at <= :at and (m.created_at, 0, m.id) < (:at, :rank, :key)
                  order by m.created_at desc, m.id desc limit :limit)
                union all
                (select a.created_at, 1, a.id, a.kind, u.display_name, %1$s, %2$s
                   from conversation_activities a
                   join users u on u.id = a.actor_id
                  where a.conversation_id = :id and a.agent_id = any (cast(:agents as bigint[]))
                    and a.created_at <= :at and (a.created_at, 1, a.id) < (:at, :rank, :key)
                  order by a.created_at desc, a.id desc limit :limit)
                union all
                (select n.created_at, 2, n.id, case when n.deleted_at is null then 'written' else 'deleted' end,
                        u.display_name, null, case when n.deleted_at is null then left(n.body, 300) end
                   from conversation_notes n
                   join users u on u.id = n.author_id
                  where n.conversation_id = :id and n.agent_id = any (cast(:agents as bigint[]))
                    and n.created_at <= :at and (n.created_at, 2, n.id) < (:at, :rank, :key)
                  order by n.created_at desc, n.id desc limit :limit)
                union all
                (select s.started_at, 3, s.id, coalesce(s.outcome, 'none'), s.model, null, null
                   from ai_sessions s
                  where :ai and s.conversation_id = :id and s.agent_id = any (cast(:agents as bigint[]))
                    and s.started_at <= :at and (s.started_at, 3, s.id) < (:at, :rank, :key)
                  order by s.started_at desc, s.id desc limit :limit)
                union all
                (select l.created_at, 4, l.sequence, l.action, l.actor_label, null, null
                   from audit_logs l
                  where :log and l.target_type = 'conversation' and l.target_id = :id
                    and l.agent_id = any (cast(:agents as bigint[]))
                    and l.action not in ('conversation.assigned', 'conversation.status_changed',
                        'conversation.snoozed', 'conversation.priority_changed', 'conversation.labelled',
                        'conversation.unlabelled', 'conversation.note_added')
                    and l.created_at <= :at and (l.created_at, 4, l.sequence) < (:at, :rank, :key)
                  order by l.created_at desc, l.sequence desc limit :limit)) e
             order by at desc, rank desc, id desc limit :limit""".formatted(named("was"), named("became"));

    private static final int LONGEST = 300;

    private final JdbcClient database;
    private final PersonalData personal;

    TimelineQueries(JdbcClient database, PersonalData personal) {
        this.database = database;
        this.personal = personal;
    }

    List<TimelineEntry> before(
            ConversationId id, List<AgentId> agents, TimelineKey before, boolean ai, boolean log, int limit) {
        var mask = personal.maskOf(id);
        return database.sql(BEFORE)
                .param("id", id.value())
                .param("agents", AgentId.array(agents))
                .param("at", before.at().atOffset(ZoneOffset.UTC))
                .param("rank", before.rank())
                .param("key", before.id())
                .param("ai", ai)
                .param("log", log)
                .param("limit", limit)
                .query((row, number) -> entry(row, mask))
                .list();
    }

    /** A key as the name that it has by now; a state as it is. */
    private static String named(String column) {
        return """
                case when a.kind = 'assignee' then (select display_name from users where id = cast(a.%1$s as bigint))
                     when a.kind in ('labelled', 'unlabelled') then (select name from labels where id = cast(a.%1$s as bigint))
                     else a.%1$s end""".formatted(column);
    }

    private static TimelineEntry entry(ResultSet row, Mask mask) throws SQLException {
        var rank = row.getInt("rank");
        var became = row.getString("became");
        return new TimelineEntry(
                new TimelineKey(row.getObject("at", OffsetDateTime.class).toInstant(), rank, row.getLong("id")),
                Kind.values()[rank],
                row.getString("detail"),
                mask.textOrNull(row.getString("who")),
                row.getString("was"),
                became == null ? null : mask.cut(became, LONGEST));
    }
}
