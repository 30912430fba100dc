package dev.atalaya.conversations.review;

import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.conversations.review.scorecards.ScorecardDetails;
import dev.atalaya.conversations.review.scorecards.ScorecardItem;
import dev.atalaya.conversations.review.scorecards.ScorecardJson;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Scorecards, rules and reviews for a test, each new, written as the owner. */
public final class Reviews {

    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis());

    private Reviews() {}

    public static ScorecardDetails details(String name, ScorecardItem... items) {
        return new ScorecardDetails(
                null,
                0,
                name,
                "",
                items.length == 0 ? List.of(ScorecardItem.number("How good?", 10, 1, 5)) : List.of(items));
    }

    /** A scorecard that asks these, or one number from 1 to 5; its key. */
    public static long scorecard(ScorecardItem... items) {
        var details = details("Scorecard " + NUMBERS.incrementAndGet(), items);
        var id = World.owner()
                .sql("insert into scorecards (name) values (?) returning id")
                .param(details.name())
                .query(Long.class)
                .single();
        World.owner()
                .sql("insert into scorecard_versions (scorecard_id, number, items) values (?, 1, cast(? as jsonb))")
                .params(id, ScorecardJson.write(details.items()))
                .update();
        return id;
    }

    /** With which a rule is answered. */
    public static long scorecardOf(long rule) {
        return World.owner()
                .sql("select scorecard_id from review_rules where id = ?")
                .param(rule)
                .query(Long.class)
                .single();
    }

    /** A rule in force that looks back a month; its key. */
    public static long rule(AgentId agent, long scorecard, RuleKind kind, int threshold) {
        return World.owner()
                .sql("insert into review_rules (agent_id, scorecard_id, kind, threshold, days) values (?, ?, ?, ?, 30)"
                        + " returning id")
                .params(agent.value(), scorecard, kind.column(), threshold)
                .query(Long.class)
                .single();
    }

    /** A review that waits; its key. */
    public static long waiting(ConversationId conversation, long scorecard) {
        return World.owner()
                .sql("insert into reviews (agent_id, conversation_id, scorecard_id, reason, threshold)"
                        + " select agent_id, id, ?, 'wait', 60 from conversations where id = ? returning id")
                .params(scorecard, conversation.value())
                .query(Long.class)
                .single();
    }

    /** A review that somebody has reserved for half an hour; its key. */
    public static long reserved(ConversationId conversation, long scorecard, UserId by) {
        var id = waiting(conversation, scorecard);
        World.owner()
                .sql(
                        "update reviews r set state = 'reserved', reserved_by = ?, reserved_until = now() + interval '30 minutes',"
                                + " scorecard_version_id = (select max(id) from scorecard_versions v"
                                + " where v.scorecard_id = r.scorecard_id) where r.id = ?")
                .params(by.value(), id)
                .update();
        return id;
    }

    /** A review that was scored that many days ago, with its total in hundredths of a percent; its key. */
    public static long submitted(ConversationId conversation, long scorecard, UserId by, int total, int daysAgo) {
        var id = reserved(conversation, scorecard, by);
        World.owner()
                .sql(
                        "update reviews set state = 'submitted', reserved_by = null, reserved_until = null, reviewer_id = ?,"
                                + " answers = '{\"0\": \"4\"}', total = ?, finished_at = now() - ? * interval '1 day' where id = ?")
                .params(by.value(), total, daysAgo, id)
                .update();
        return id;
    }

    /** The conversations of an agent that are in the queue with that scorecard; other rules have put others there. */
    public static List<ConversationId> queued(AgentId agent, long scorecard) {
        return World.owner()
                .sql("select conversation_id from reviews where agent_id = ? and scorecard_id = ?"
                        + " and state in ('waiting', 'reserved')")
                .params(agent.value(), scorecard)
                .query(Long.class)
                .list()
                .stream()
                .map(ConversationId::new)
                .toList();
    }

    /** Lets what is reserved lapse. */
    public static void lapse(long review) {
        World.owner()
                .sql("update reviews set reserved_until = now() - interval '1 second' where id = ?")
                .param(review)
                .update();
    }

    public static String state(long review) {
        return World.owner()
                .sql("select state from reviews where id = ?")
                .param(review)
                .query(String.class)
                .single();
    }
}
