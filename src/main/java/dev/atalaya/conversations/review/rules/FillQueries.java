package dev.atalaya.conversations.review.rules;

import dev.atalaya.shared.AgentId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Puts into the queue what a rule asks for, as SQL by hand; see docs/decisions/0018. */
@Repository
class FillQueries {

    // The conversations are the newest of the rule's agents; `before` is when one was queued last with that scorecard.
    private static final String FILL = """
            insert into reviews (agent_id, conversation_id, scorecard_id, reason, threshold)
            select c.agent_id, c.id, :scorecard, :kind, :threshold
              from (select c.id, c.agent_id, c.status, c.last_message_at from conversations c
                     where c.agent_id = any (cast(:agents as bigint[]))
                       and c.last_message_at > now() - make_interval(days => :days) %1$s
                     order by c.last_message_at desc, c.id desc limit :looked) c
              left join lateral (
                   select max(r.created_at) as at, coalesce(bool_or(r.state in ('waiting', 'reserved')), false) as open
                     from reviews r
                    where r.conversation_id = c.id and r.agent_id = c.agent_id and r.scorecard_id = :scorecard) before on true
             where not before.open and %2$s
             order by c.last_message_at desc, c.id desc limit :batch
                on conflict (conversation_id, scorecard_id) where state in ('waiting', 'reserved') do nothing""";

    private static final Map<RuleKind, String> WHICH = Map.of(
            RuleKind.SHARE, "and c.status = 'closed'",
            RuleKind.WAIT, "",
            RuleKind.FAILED_DELIVERY, "and c.delivery_failed",
            RuleKind.LOW_SCORE, "");

    private static final String NEW = "(before.at is null or c.last_message_at > before.at)";

    private static final Map<RuleKind, String> WHEN = Map.of(
            // Not a hash of the database's own, which another version may compute otherwise.
            RuleKind.SHARE,
            NEW + """
                     and ('x' || left(md5(:scorecard || ':' || c.id), 8))::bit(32)::bigint % 100 < :threshold""",
            // The last words of a closed conversation wait for nothing.
            RuleKind.WAIT,
            """
                    exists (select from messages i
                             where i.conversation_id = c.id and i.agent_id = c.agent_id and i.direction = 'inbound'
                               and i.type not in ('reaction', 'system')
                               and i.created_at > coalesce(before.at, '-infinity')
                               and i.created_at < now() - make_interval(mins => :threshold)
                               and not exists (select from messages o
                                    where o.conversation_id = c.id and o.direction = 'outbound'
                                      and o.created_at between i.created_at and i.created_at + make_interval(mins => :threshold))
                               and (c.status <> 'closed' or exists (select from messages o
                                    where o.conversation_id = c.id and o.direction = 'outbound' and o.created_at > i.created_at)))""",
            RuleKind.FAILED_DELIVERY,
            NEW,
            RuleKind.LOW_SCORE,
            """
                    exists (select from ai_sessions s join ai_scores e on e.ai_session_id = s.id and e.agent_id = s.agent_id
                             where s.conversation_id = c.id and s.agent_id = c.agent_id and e.score < :threshold
                               and e.updated_at > coalesce(before.at, '-infinity'))""");

    private final JdbcClient database;

    FillQueries(JdbcClient database) {
        this.database = database;
    }

    /** Those that put something into the queue now, the oldest first. */
    List<RuleRow> inForce() {
        return database.sql("""
                        select r.*, '' as agent_name, s.name as scorecard_name, false as resting
                          from review_rules r join scorecards s on s.id = r.scorecard_id and s.retired_at is null
                         where not r.paused order by r.id limit :most""")
                .param("most", RuleService.MOST_RULES)
                .query(RuleQueries::row)
                .list();
    }

    /**
     * Puts at most so many conversations into the queue, and says how many it were.
     *
     * @param looked of how many of the newest conversations it is asked whether they fit
     */
    int fill(RuleRow rule, List<AgentId> agents, int looked, int batch) {
        return database.sql(FILL.formatted(WHICH.get(rule.kind()), WHEN.get(rule.kind())))
                .param("agents", AgentId.array(agents))
                .param("scorecard", rule.scorecard())
                .param("kind", rule.kind().column())
                .param("threshold", rule.threshold())
                .param("days", rule.days())
                .param("looked", looked)
                .param("batch", batch)
                .update();
    }
}
