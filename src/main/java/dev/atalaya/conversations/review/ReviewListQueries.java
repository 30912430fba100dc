package dev.atalaya.conversations.review;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists of the queue and how many each has, as SQL by hand. */
@Repository
class ReviewListQueries {

    private static final String LAPSED = "r.state = 'reserved' and r.reserved_until <= now()";

    private static final String LIST = """
            select r.id, r.conversation_id, r.agent_id, a.name as agent_name,
                   coalesce(nullif(btrim(k.name), ''), k.phone) as contact, s.name as scorecard, r.reason, r.threshold,
                   case when %3$s then 'waiting' else r.state end as state,
                   case when not (%3$s) then u.display_name end as person, r.total, r.created_at, r.finished_at
              from (select r.* from reviews r where r.agent_id = any (cast(:agents as bigint[])) and %1$s
                     order by %2$s limit :limit) r
              join conversations c on c.id = r.conversation_id and c.agent_id = r.agent_id
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
              join whatsapp_agents a on a.id = r.agent_id
              join scorecards s on s.id = r.scorecard_id
              left join users u on u.id = coalesce(r.reviewer_id, r.reserved_by)
             order by %2$s""";

    private static final Map<ReviewList, String> LISTS = Map.of(
            ReviewList.WAITING, "r.state in ('waiting', 'reserved')",
            ReviewList.MINE, "r.state = 'reserved' and r.reserved_by = :me",
            ReviewList.DONE, "r.state in ('submitted', 'skipped')");

    private final JdbcClient database;
    private final PersonalData personal;

    ReviewListQueries(JdbcClient database, PersonalData personal) {
        this.database = database;
        this.personal = personal;
    }

    List<ReviewRow> list(
            List<AgentId> agents,
            ReviewFilter filter,
            UserId me,
            KeysetOrder<ReviewOrder> order,
            @Nullable ReviewRow after,
            int limit) {
        var mask = personal.mask();
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, me, parameters);
        var key = order.by() == ReviewOrder.FINISHED ? "r.finished_at" : "r.created_at";
        if (after != null) {
            conditions += " and (" + key + ", r.id) " + (order.descending() ? "<" : ">") + " (:afterTime, :afterId)";
            parameters.put(
                    "afterTime",
                    (order.by() == ReviewOrder.FINISHED ? after.at() : after.queuedAt()).atOffset(ZoneOffset.UTC));
            parameters.put("afterId", after.id());
        }
        parameters.put("agents", AgentId.array(agents));
        parameters.put("limit", limit);
        var way = order.descending() ? " desc" : " asc";
        return database.sql(LIST.formatted(conditions, key + way + ", r.id" + way, LAPSED))
                .params(parameters)
                .query((row, number) -> row(row, mask))
                .list();
    }

    /** How many each list has, up to that many, in one statement that asks for the agents itself. */
    Map<ReviewList, Integer> counts(ReviewFilter filter, UserId me, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("limit", limit);
        var sql = Arrays.stream(ReviewList.values())
                .map(list -> """
                        (select count(*) from (select from reviews r
                          where r.agent_id = any (cast((select atalaya_scope('review')) as bigint[])) and %s
                          limit :limit) counted) as %s""".formatted(conditions(filter.in(list), me, parameters), list.word()))
                .collect(Collectors.joining(", ", "select ", ""));
        return database.sql(sql)
                .params(parameters)
                .query((row, number) -> {
                    var counts = new EnumMap<ReviewList, Integer>(ReviewList.class);
                    for (var list : ReviewList.values()) {
                        counts.put(list, row.getInt(list.word()));
                    }
                    return counts;
                })
                .single();
    }

    List<AgentChoice> agents(List<AgentId> agents) {
        return database.sql("select id, name from whatsapp_agents where id = any (cast(:agents as bigint[]))"
                        + " order by name, id")
                .param("agents", AgentId.array(agents))
                .query((row, number) -> new AgentChoice(new AgentId(row.getLong("id")), row.getString("name")))
                .list();
    }

    private static String conditions(ReviewFilter filter, UserId me, Map<String, Object> parameters) {
        var conditions = new StringBuilder(LISTS.getOrDefault(filter.list(), ""));
        if (filter.list() == ReviewList.MINE) {
            parameters.put("me", me.value());
        }
        if (filter.agent() != null) {
            conditions.append(" and r.agent_id = :agent");
            parameters.put("agent", filter.agent().value());
        }
        if (filter.reason() != null) {
            conditions.append(" and r.reason = :reason");
            parameters.put("reason", filter.reason().column());
        }
        return conditions.toString();
    }

    private static ReviewRow row(ResultSet row, Mask mask) throws SQLException {
        return new ReviewRow(
                row.getLong("id"),
                new ConversationId(row.getLong("conversation_id")),
                new AgentId(row.getLong("agent_id")),
                row.getString("agent_name"),
                mask.contact(row.getString("contact")),
                row.getString("scorecard"),
                RuleKind.of(row.getString("reason")).orElseThrow(),
                row.getInt("threshold"),
                ReviewState.of(row.getString("state")),
                row.getString("person"),
                row.getObject("total", Integer.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
