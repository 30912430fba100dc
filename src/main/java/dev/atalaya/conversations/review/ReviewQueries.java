package dev.atalaya.conversations.review;

import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.conversations.review.scorecards.Answers;
import dev.atalaya.conversations.review.scorecards.ScorecardJson;
import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One review: who takes it, what is answered, and how it ends; as SQL by hand, see docs/decisions/0018. */
@Repository
class ReviewQueries {

    private static final String FREE = "(r.state = 'waiting' or r.state = 'reserved' and r.reserved_until <= now())";

    // Whoever takes over what lapsed begins anew, with what the scorecard asks now.
    private static final String RESERVE = """
            update reviews r
               set state = 'reserved', reserved_by = :me, reserved_until = now() + make_interval(secs => :seconds),
                   answers = case when r.reserved_by = :me then r.answers else '{}' end,
                   scorecard_version_id = case when r.reserved_by = :me then r.scorecard_version_id else (
                       select v.id from scorecard_versions v
                        where v.scorecard_id = r.scorecard_id order by v.number desc limit 1) end
             where r.id = (%s)
            returning r.id""";

    private static final String THE_NEXT = """
            select r.id from reviews r
             where r.agent_id = any (cast(:agents as bigint[])) and r.state in ('waiting', 'reserved') and %s
             order by r.created_at, r.id limit 1 for update skip locked""".formatted(FREE);

    private static final String THAT_ONE = """
            select r.id from reviews r
             where r.id = :id and r.agent_id = any (cast(:agents as bigint[])) and %s
             for update skip locked""".formatted(FREE);

    private static final String DETAILS = """
            select r.*, coalesce(nullif(btrim(k.name), ''), k.phone) as contact, a.name as agent_name,
                   s.name as scorecard, v.number, v.items, u.display_name as person,
                   r.state = 'reserved' and r.reserved_until <= now() as lapsed,
                   r.state = 'reserved' and r.reserved_by = :me as mine
              from reviews r
              join conversations c on c.id = r.conversation_id and c.agent_id = r.agent_id
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
              join whatsapp_agents a on a.id = r.agent_id
              join scorecards s on s.id = r.scorecard_id
              join lateral (select v.number, v.items from scorecard_versions v
                             where v.scorecard_id = r.scorecard_id
                               and (r.scorecard_version_id is null or v.id = r.scorecard_version_id)
                             order by v.number desc limit 1) v on true
              left join users u on u.id = coalesce(r.reviewer_id, r.reserved_by)
             where r.id = :id and r.agent_id = any (cast(:agents as bigint[]))""";

    private static final String MINE = " where id = :id and agent_id = any (cast(:agents as bigint[]))"
            + " and state = 'reserved' and reserved_by = :me";

    private final JdbcClient database;
    private final PersonalData personal;

    ReviewQueries(JdbcClient database, PersonalData personal) {
        this.database = database;
        this.personal = personal;
    }

    /** Lets one transaction of a person reserve at a time, so that a limit holds for two tabs. */
    void oneAtATime(UserId me) {
        database.sql("select pg_advisory_xact_lock(hashtext('review reservations'), cast(:me as integer))")
                .param("me", me.value())
                .query((ResultSet row) -> {});
    }

    /** How many a person has reserved that have not lapsed. */
    int reserved(UserId me) {
        return database.sql(
                        "select count(*) from reviews where reserved_by = ? and state = 'reserved' and reserved_until > now()")
                .param(me.value())
                .query(Integer.class)
                .single();
    }

    /** The one that has been free for longest; what somebody else is just taking is passed over. */
    Optional<Long> reserveNext(List<AgentId> agents, UserId me, Duration time) {
        return reserve(THE_NEXT, 0, agents, me, time);
    }

    Optional<Long> reserve(long id, List<AgentId> agents, UserId me, Duration time) {
        return reserve(THAT_ONE, id, agents, me, time);
    }

    private Optional<Long> reserve(String which, long id, List<AgentId> agents, UserId me, Duration time) {
        return database.sql(RESERVE.formatted(which))
                .param("id", id)
                .param("agents", AgentId.array(agents))
                .param("me", me.value())
                .param("seconds", (double) time.toSeconds())
                .query(Long.class)
                .optional();
    }

    Optional<ReviewDetails> details(long id, List<AgentId> agents, UserId me) {
        return database.sql(DETAILS)
                .param("id", id)
                .param("agents", AgentId.array(agents))
                .param("me", me.value())
                .query((row, number) -> details(row))
                .optional();
    }

    /** Whether it was the person's to write on; doing so keeps it reserved for that much longer. */
    boolean keep(long id, List<AgentId> agents, UserId me, Answers answers, Duration time) {
        return change("""
                        update reviews set answers = cast(:answers as jsonb),
                               reserved_until = greatest(reserved_until, now() + make_interval(secs => :seconds))""" + MINE, id, agents, me)
                        .param("answers", ScorecardJson.write(answers))
                        .param("seconds", (double) time.toSeconds())
                        .update()
                == 1;
    }

    boolean release(long id, List<AgentId> agents, UserId me) {
        return change("""
                        update reviews set state = 'waiting', reserved_by = null, reserved_until = null, answers = '{}',
                               scorecard_version_id = null""" + MINE, id, agents, me).update() == 1;
    }

    boolean submit(long id, List<AgentId> agents, UserId me, Answers answers, @Nullable Integer total) {
        return change("""
                        update reviews set state = 'submitted', reserved_by = null, reserved_until = null,
                               answers = cast(:answers as jsonb), total = cast(:total as integer), reviewer_id = :me,
                               finished_at = now()""" + MINE, id, agents, me)
                        .param("answers", ScorecardJson.write(answers))
                        .param("total", total)
                        .update()
                == 1;
    }

    boolean skip(long id, List<AgentId> agents, UserId me, String reason) {
        return change("""
                        update reviews set state = 'skipped', reserved_by = null, reserved_until = null, answers = '{}',
                               skip_reason = :reason, reviewer_id = :me, finished_at = now()""" + MINE, id, agents, me).param("reason", reason).update() == 1;
    }

    private JdbcClient.StatementSpec change(String sql, long id, List<AgentId> agents, UserId me) {
        return database.sql(sql)
                .param("id", id)
                .param("agents", AgentId.array(agents))
                .param("me", me.value());
    }

    private ReviewDetails details(ResultSet row) throws SQLException {
        var mask = personal.maskOf(new ConversationId(row.getLong("conversation_id")));
        var mine = row.getBoolean("mine");
        var lapsed = row.getBoolean("lapsed");
        var state = lapsed ? ReviewState.WAITING : ReviewState.of(row.getString("state"));
        var isDraft = state == ReviewState.RESERVED || lapsed;
        return new ReviewDetails(
                row.getLong("id"),
                new ConversationId(row.getLong("conversation_id")),
                new AgentId(row.getLong("agent_id")),
                mask.contact(row.getString("contact")),
                row.getString("agent_name"),
                RuleKind.of(row.getString("reason")).orElseThrow(),
                row.getInt("threshold"),
                row.getString("scorecard"),
                row.getInt("number"),
                ScorecardJson.items(row.getString("items")),
                state,
                lapsed ? null : row.getString("person"),
                mine,
                isDraft && !mine ? Answers.NONE : answers(row.getString("answers"), isDraft ? Mask.OPEN : mask),
                row.getObject("total", Integer.class),
                mask.textOrNull(row.getString("skip_reason")),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant(),
                ReviewListQueries.instant(row, "finished_at"));
    }

    /** What somebody typed about a customer is masked like what the customer wrote; a draft is one's own. */
    private static Answers answers(String json, Mask mask) {
        return ScorecardJson.answers(Objects.requireNonNull(mask.json(json)));
    }
}
