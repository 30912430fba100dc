package dev.atalaya.conversations.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.conversations.Conversations;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class QueueFillingTests {

    private static final Instant NOW = Instant.now();

    private final Conversations data = new Conversations();

    @Autowired
    private QueueFilling filling;

    private AtalayaUser designer;
    private AgentId agent;
    private long scorecard;

    @BeforeEach
    void fill() {
        designer = World.person("admin");
        agent = World.agent();
        scorecard = Reviews.scorecard();
    }

    /** What other tests would find in the queue. */
    @AfterEach
    void endTheRules() {
        World.owner()
                .sql("delete from review_rules where agent_id = ?")
                .param(agent.value())
                .update();
    }

    // R1
    @Test
    void aShareOfTheClosedOnesIsTheSameOnesEachTime() {
        var closed = IntStream.range(0, 200)
                .mapToObj(n -> data.conversation(agent, "C" + n, "closed", "Bye", NOW.minusSeconds(n)))
                .toList();
        data.conversation(agent, "Open", "open", "Hi", NOW);
        Reviews.rule(agent, scorecard, RuleKind.SHARE, 25);

        fillNow();
        var first = queued();
        assertThat(closed).containsAll(first);
        assertThat(first).hasSizeBetween(25, 75);

        World.owner()
                .sql("delete from reviews where agent_id = ?")
                .param(agent.value())
                .update();
        fillNow();
        assertThat(queued()).containsExactlyInAnyOrderElementsOf(first);
    }

    // R1
    @Test
    void aLargerShareHasTheSmallerOneInIt() {
        for (var n = 0; n < 100; n++) {
            data.conversation(agent, "C" + n, "closed", "Bye", NOW.minusSeconds(n));
        }
        var rule = Reviews.rule(agent, scorecard, RuleKind.SHARE, 20);
        fillNow();
        var small = queued();
        World.owner()
                .sql("update review_rules set threshold = 100 where id = ?")
                .param(rule)
                .update();
        fillNow();

        assertThat(queued()).hasSize(100).containsAll(small);
    }

    // R2
    @Test
    void aLongWaitIsOneThatWasAnsweredLateOrIsNotYet() {
        var late = conversation("open", 100, 30);
        var prompt = conversation("open", 100, 95);
        var unanswered = conversation("open", 100, null);
        var justNow = conversation("open", 5, null);
        var saidThanks = conversation("closed", 100, null);
        Reviews.rule(agent, scorecard, RuleKind.WAIT, 60);

        fillNow();

        assertThat(queued()).containsExactlyInAnyOrder(late, unanswered).doesNotContain(prompt, justNow, saidThanks);
    }

    // R2
    @Test
    void whatIsReadWithinTheTimeIsNoAnswerByItself() {
        var id = data.conversation(agent, "Ana", "open", "Hi", NOW);
        data.message(id, "contact", "Are you there?", ago(100));
        data.message(id, "contact", "Hello?", ago(50));
        data.message(id, "human", "Yes", ago(20));
        Reviews.rule(agent, scorecard, RuleKind.WAIT, 60);

        fillNow();

        assertThat(queued()).containsExactly(id);
    }

    // R3
    @Test
    void aFailedDeliveryIsThatOfTheNewestMessage() {
        var failed = conversation("open", 10, 5);
        var fine = conversation("open", 10, 5);
        World.owner()
                .sql("update messages set delivery_status = 'failed', error_code = '131026'"
                        + " where conversation_id = ? and direction = 'outbound'")
                .param(failed.value())
                .update();
        Reviews.rule(agent, scorecard, RuleKind.FAILED_DELIVERY, 0);

        fillNow();

        assertThat(queued()).containsExactly(failed).doesNotContain(fine);
    }

    // R4
    @Test
    void aLowScoreIsOneBelowTheNumber() {
        var low = scored(2);
        scored(3);
        Reviews.rule(agent, scorecard, RuleKind.LOW_SCORE, 3);

        fillNow();

        assertThat(queued()).containsExactly(low);
    }

    // R5
    @Test
    void fillingAgainAddsNothingUntilSomethingNewHappens() {
        var id = data.conversation(agent, "Ana", "closed", "Bye", NOW.minusSeconds(60));
        Reviews.rule(agent, scorecard, RuleKind.SHARE, 100);
        Reviews.rule(agent, scorecard, RuleKind.SHARE, 100);

        fillNow();
        fillNow();
        assertThat(queued()).containsExactly(id);

        World.owner()
                .sql("update reviews set state = 'skipped', reviewer_id = ?, finished_at = now(), skip_reason = 'test'"
                        + " where conversation_id = ?")
                .params(designer.id().value(), id.value())
                .update();
        fillNow();
        assertThat(all(id)).isOne();

        World.owner()
                .sql("update conversations set last_message_at = now() + interval '1 second' where id = ?")
                .param(id.value())
                .update();
        fillNow();
        assertThat(all(id)).isEqualTo(2);
    }

    // R5
    @Test
    void twoWhoFillAtOnceAddEachOnce() throws Exception {
        for (var n = 0; n < 50; n++) {
            data.conversation(agent, "C" + n, "closed", "Bye", NOW.minusSeconds(n));
        }
        Reviews.rule(agent, scorecard, RuleKind.SHARE, 100);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.of(this::fillNow, this::fillNow));
            for (var one : both) {
                one.get();
            }
        }

        assertThat(queued()).hasSize(50);
    }

    // R6
    @Test
    void whatIsPausedOrRetiredAddsNothing() {
        data.conversation(agent, "Ana", "closed", "Bye", NOW);
        var rule = Reviews.rule(agent, scorecard, RuleKind.SHARE, 100);
        World.owner()
                .sql("update review_rules set paused = true where id = ?")
                .param(rule)
                .update();
        var retired = Reviews.scorecard();
        World.owner()
                .sql("update scorecards set retired_at = now() where id = ?")
                .param(retired)
                .update();
        Reviews.rule(agent, retired, RuleKind.SHARE, 100);

        fillNow();

        assertThat(queued()).isEmpty();
    }

    // R7
    @Test
    void aRuleOfAnAgentAddsNothingOfOthers() {
        var other = World.agent();
        data.conversation(other, "Eve", "closed", "Bye", NOW);
        Reviews.rule(agent, scorecard, RuleKind.SHARE, 100);

        fillNow();

        assertThat(Reviews.queued(other, scorecard)).isEmpty();
    }

    // R8
    @Test
    void whatIsOlderThanTheDaysOfTheRuleIsLeft() {
        data.conversation(agent, "Old", "closed", "Bye", NOW.minus(Duration.ofDays(31)));
        var young = data.conversation(agent, "Young", "closed", "Bye", NOW.minus(Duration.ofDays(29)));
        Reviews.rule(agent, scorecard, RuleKind.SHARE, 100);

        fillNow();

        assertThat(queued()).containsExactly(young);
    }

    // R9
    @Test
    void oneGoAddsABatchAndTheNextTheRest() {
        data.conversations(agent, QueueFilling.BATCH + 30, NOW);
        World.owner()
                .sql("update conversations set status = 'closed', closed_at = now() where agent_id = ?")
                .param(agent.value())
                .update();
        Reviews.rule(agent, scorecard, RuleKind.SHARE, 100);

        fillNow();
        assertThat(queued()).hasSize(QueueFilling.BATCH);
        fillNow();
        assertThat(queued()).hasSize(QueueFilling.BATCH + 30);
    }

    // R10
    @Test
    void theLogSaysWhoAskedAndTheAnswerHowMany() {
        data.conversation(agent, "Ana", "closed", "Bye", NOW);
        Reviews.rule(agent, scorecard, RuleKind.SHARE, 100);

        var added = fillNow();

        assertThat(added).isPositive();
        assertThat(World.owner()
                        .sql("select after ->> 'asked_by' from audit_logs where action = 'reviews.filled'"
                                + " order by sequence desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo(String.valueOf(designer.id().value()));
    }

    private int fillNow() {
        return World.as(designer, () -> filling.fillNow());
    }

    private List<ConversationId> queued() {
        return Reviews.queued(agent, scorecard);
    }

    private int all(ConversationId id) {
        return World.owner()
                .sql("select count(*) from reviews where conversation_id = ? and scorecard_id = ?")
                .params(id.value(), scorecard)
                .query(Integer.class)
                .single();
    }

    /** The customer wrote so many minutes ago, and was answered so many minutes ago, or not at all. */
    private ConversationId conversation(String status, int asked, @Nullable Integer answered) {
        var id = data.conversation(agent, "Ana", status, "Hi", NOW);
        data.message(id, "contact", "Hi", ago(asked));
        if (answered != null) {
            data.message(id, "ai", "Hello", ago(answered));
        }
        return id;
    }

    private ConversationId scored(int score) {
        var id = data.conversation(agent, "Ana", "open", "Hi", NOW);
        var session = data.session(id, "model", NOW);
        World.owner()
                .sql("insert into ai_scores (agent_id, ai_session_id, score) values (?, ?, ?)")
                .params(agent.value(), session, score)
                .update();
        return id;
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
