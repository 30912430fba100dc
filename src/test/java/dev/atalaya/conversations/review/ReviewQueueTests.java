package dev.atalaya.conversations.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.conversations.review.scorecards.Answers;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class ReviewQueueTests {

    private static final KeysetOrder<ReviewOrder> OLDEST = new KeysetOrder<>(ReviewOrder.QUEUED, false);

    @Autowired
    private ReviewQueue queue;

    @Autowired
    private ReviewScoring scoring;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private AgentId agent;
    private AtalayaUser one;
    private AtalayaUser other;
    private long scorecard;

    @BeforeEach
    void fill() {
        agent = World.agent();
        one = World.person("supervisor");
        other = World.person("supervisor");
        World.grant(one, agent, "review");
        World.grant(other, agent, "review");
        scorecard = Reviews.scorecard();
    }

    // Q1
    @Test
    void theQueueSaysWhyAndWhoHasIt() {
        var first = waiting();
        var second = waiting();
        World.as(other, () -> done(() -> queue.reserve(second)));

        var rows = World.as(one, () -> queue.list(ReviewFilter.WAITING, OLDEST, null, 50));
        assertThat(rows).extracting(ReviewRow::id).containsExactly(first, second);
        assertThat(rows.getFirst().reason()).isEqualTo(RuleKind.WAIT);
        assertThat(rows.getFirst().state()).isEqualTo(ReviewState.WAITING);
        assertThat(rows.getLast().state()).isEqualTo(ReviewState.RESERVED);
        assertThat(rows.getLast().person()).isEqualTo(other.displayName());
    }

    // Q2
    @Test
    void eachListHasItsReviewsAndItsCount() {
        waiting();
        var mine = waiting();
        World.as(one, () -> done(() -> queue.reserve(mine)));
        var done = Reviews.submitted(World.conversation(agent, "Hello"), scorecard, other.id(), 7_500, 1);

        assertThat(World.as(one, () -> queue.counts(ReviewFilter.WAITING)))
                .containsEntry(ReviewList.WAITING, 2)
                .containsEntry(ReviewList.MINE, 1)
                .containsEntry(ReviewList.DONE, 1);
        assertThat(ids(ReviewFilter.WAITING.in(ReviewList.MINE))).containsExactly(mine);
        assertThat(ids(ReviewFilter.WAITING.in(ReviewList.DONE))).containsExactly(done);
        assertThat(ids(ReviewFilter.WAITING.because(RuleKind.SHARE))).isEmpty();
        assertThat(ids(ReviewFilter.WAITING.of(agent))).hasSize(2);
        assertThat(ids(ReviewFilter.WAITING.of(World.agent()))).isEmpty();
    }

    // Q3
    @Test
    void theListIsReadByKeyInFewStatements() {
        var all = IntStream.range(0, 7).mapToObj(n -> waiting()).toList();
        World.owner()
                .sql("update reviews set created_at = '2026-01-01' where agent_id = ?")
                .param(agent.value())
                .update();

        var read = new ArrayList<Long>();
        ReviewRow last = null;
        for (var page = 0; page < 4; page++) {
            var after = last;
            var rows = World.as(one, () -> queue.list(ReviewFilter.WAITING, OLDEST, after, 3));
            rows.forEach(row -> read.add(row.id()));
            last = rows.isEmpty() ? last : rows.getLast();
        }

        assertThat(read).containsExactlyElementsOf(all);
        var empty = Statements.during(
                () -> World.as(one, () -> new TransactionTemplate(transactions).execute(status -> 0)));
        assertThat(Statements.during(() -> World.as(one, () -> queue.list(ReviewFilter.WAITING, OLDEST, null, 50)))
                        - empty)
                .isLessThanOrEqualTo(3);
    }

    // Q4
    @Test
    void theNextIsTheOldestThatIsFree() {
        var first = waiting();
        var second = waiting();

        assertThat(next(one)).hasValue(first);
        assertThat(next(other)).hasValue(second);
        assertThat(next(one)).isEmpty();
        assertThat(World.actionsOf(one)).isEmpty();
    }

    // Q4
    @Test
    void twoNeverGetTheSameOne() throws Exception {
        for (var round = 0; round < 20; round++) {
            var both = List.of(waiting(), waiting());

            var got = atOnce(() -> next(one), () -> next(other));

            assertThat(got).extracting(Optional::orElseThrow).containsExactlyInAnyOrderElementsOf(both);
            release(one);
            release(other);
            World.owner()
                    .sql("delete from reviews where agent_id = ?")
                    .param(agent.value())
                    .update();
        }
    }

    // Q4
    @Test
    void ofTwoWhoWantTheSameOneGetsIt() throws Exception {
        for (var round = 0; round < 10; round++) {
            var id = waiting();

            var got = atOnce(() -> reserve(one, id), () -> reserve(other, id));

            assertThat(got).containsExactlyInAnyOrder("reserved", "reviews.refused.taken");
            World.owner().sql("delete from reviews where id = ?").param(id).update();
        }
    }

    // Q5
    @Test
    void nobodyReservesMoreThanFive() {
        IntStream.range(0, 7).forEach(n -> waiting());
        IntStream.range(0, ReviewQueue.MOST_RESERVED)
                .forEach(n -> assertThat(next(one)).isPresent());

        assertThatThrownBy(() -> next(one))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("reviews.refused.limit");
        assertThat(next(other)).isPresent();
    }

    // Q5
    @Test
    void theLimitHoldsForTwoTabsAtOnce() throws Exception {
        IntStream.range(0, 8).forEach(n -> waiting());
        IntStream.range(0, ReviewQueue.MOST_RESERVED - 1).forEach(n -> next(one));

        atOnce(() -> attempt(one), () -> attempt(one));

        assertThat(World.as(one, () -> queue.counts(ReviewFilter.WAITING)))
                .containsEntry(ReviewList.MINE, ReviewQueue.MOST_RESERVED);
    }

    // Q6
    @Test
    void aReservationLapsesAndWhoTakesItOverBeginsAnew() {
        var id = waiting();
        assertThat(next(one)).hasValue(id);
        World.as(one, () -> done(() -> scoring.keep(id, Answers.NONE.with(0, "2"))));
        assertThat(next(other)).isEmpty();

        Reviews.lapse(id);
        assertThat(next(other)).hasValue(id);

        assertThat(World.as(other, () -> scoring.open(id)).orElseThrow().answers())
                .isEqualTo(Answers.NONE);
        assertThatThrownBy(() -> World.as(one, () -> scoring.submit(id, Answers.NONE.with(0, "2"))))
                .hasMessageContaining("reviews.refused.taken");
    }

    // Q6
    @Test
    void whatLapsedAndNobodyTookIsStillOnesOwn() {
        var id = waiting();
        next(one);
        World.as(one, () -> done(() -> scoring.keep(id, Answers.NONE.with(0, "2"))));
        Reviews.lapse(id);

        assertThat(World.as(one, () -> scoring.open(id)).orElseThrow().answers().at(0))
                .isEqualTo("2");
        assertThat(World.as(one, () -> scoring.submit(id, Answers.NONE.with(0, "2"))))
                .hasValue(2_500);
    }

    // Q7
    @Test
    void whatIsGivenBackWaitsAgain() {
        var id = waiting();
        next(one);
        World.as(one, () -> done(() -> queue.release(id)));

        assertThat(Reviews.state(id)).isEqualTo("waiting");
        assertThat(next(other)).hasValue(id);
        assertThatThrownBy(() -> World.as(one, () -> done(() -> queue.release(id))))
                .hasMessageContaining("reviews.refused.taken");
    }

    // Q8
    @Test
    void nobodySeesOrTakesWhatIsOutOfScopeOrOnlyToBeSeen() {
        var id = waiting();
        var stranger = World.person("supervisor");
        World.grant(stranger, World.agent(), "manage");
        var viewer = World.person("supervisor");
        World.grant(viewer, agent, "view");

        for (var person : List.of(stranger, viewer)) {
            assertThat(World.as(person, () -> queue.list(ReviewFilter.WAITING, OLDEST, null, 50)))
                    .isEmpty();
            assertThat(World.as(person, () -> queue.counts(ReviewFilter.WAITING)))
                    .containsEntry(ReviewList.WAITING, 0);
            assertThat(next(person)).isEmpty();
            assertThatThrownBy(() -> World.as(person, () -> done(() -> queue.reserve(id))))
                    .hasMessageContaining("reviews.refused.gone");
            assertThat(World.as(person, () -> scoring.open(id))).isEmpty();
            assertThat(World.actionsOf(person)).contains("access.denied");
        }
        assertThat(Reviews.state(id)).isEqualTo("waiting");
    }

    // Q9: the second wall
    @Test
    void theDatabaseKeepsWhatIsReservedOrDone() {
        var reserved = waiting();
        World.as(other, () -> done(() -> queue.reserve(reserved)));
        var done = Reviews.submitted(World.conversation(agent, "Hello"), scorecard, other.id(), 7_500, 1);

        assertThat(asApplication(
                        one,
                        "update reviews set answers = '{\"0\": \"1\"}' where id in (" + reserved + ", " + done + ")"))
                .isZero();
        var free = waiting();
        assertThatThrownBy(() -> asApplication(
                        one,
                        "update reviews set state = 'skipped', reviewer_id = "
                                + other.id().value() + ", finished_at = now(), skip_reason = 'x' where id = " + free))
                .hasStackTraceContaining("row-level security");
    }

    private int asApplication(AtalayaUser person, String sql) {
        return World.as(
                person,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> database.sql(sql).update()));
    }

    private long waiting() {
        return Reviews.waiting(World.conversation(agent, "Hello", "Hi"), scorecard);
    }

    private Optional<Long> next(AtalayaUser person) {
        return World.as(person, () -> queue.next());
    }

    private String attempt(AtalayaUser person) {
        try {
            return next(person).isPresent() ? "reserved" : "nothing";
        } catch (RefusedException refused) {
            return refused.key();
        }
    }

    private String reserve(AtalayaUser person, long id) {
        try {
            return World.as(person, () -> {
                queue.reserve(id);
                return "reserved";
            });
        } catch (RefusedException refused) {
            return refused.key();
        }
    }

    private void release(AtalayaUser person) {
        World.owner()
                .sql(
                        "update reviews set state = 'waiting', reserved_by = null, reserved_until = null where reserved_by = ?")
                .param(person.id().value())
                .update();
    }

    private List<Long> ids(ReviewFilter filter) {
        return World.as(one, () -> queue.list(filter, OLDEST, null, 50)).stream()
                .map(ReviewRow::id)
                .toList();
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    private static <T> List<T> atOnce(Callable<T> first, Callable<T> second) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var left = threads.submit(() -> {
                start.await();
                return first.call();
            });
            var right = threads.submit(() -> {
                start.await();
                return second.call();
            });
            return List.of(left.get(), right.get());
        }
    }
}
