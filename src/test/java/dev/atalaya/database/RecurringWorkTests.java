package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class RecurringWorkTests {

    @Autowired
    private DataSource dataSource;

    @Autowired
    private List<RecurringTask<?>> tasks;

    @BeforeEach
    @AfterEach
    void forget() {
        World.owner().sql("delete from scheduled_tasks").update();
    }

    // R10
    @Test
    void theQueueIsFilledWhenItIsTime() throws Exception {
        var agent = World.agent();
        var scorecard = Reviews.scorecard();
        var closed = new Conversations().conversation(agent, "Ana", "closed", "Bye", Instant.now());
        Reviews.rule(agent, scorecard, RuleKind.SHARE, 100);
        var node = new RecurringWork().scheduler(dataSource, tasks);
        try {
            node.start();
            for (var tries = 0; tries < 300 && Reviews.queued(agent, scorecard).isEmpty(); tries++) {
                Thread.sleep(100);
            }
        } finally {
            node.stop();
        }

        assertThat(Reviews.queued(agent, scorecard)).containsExactly(closed);
        World.owner()
                .sql("delete from review_rules where agent_id = ?")
                .param(agent.value())
                .update();
    }

    // R10
    @Test
    void ofTwoNodesOneIsAtIt() throws Exception {
        var running = new AtomicInteger();
        var together = new AtomicInteger();
        var ran = new CountDownLatch(2);
        RecurringTask<Void> task = Tasks.recurring("test-alone", FixedDelay.of(Duration.ofMillis(50)))
                .execute((instance, context) -> {
                    together.accumulateAndGet(running.incrementAndGet(), Math::max);
                    sleep();
                    running.decrementAndGet();
                    ran.countDown();
                });
        var one = new RecurringWork().scheduler(dataSource, List.of(task));
        var other = new RecurringWork().scheduler(dataSource, List.of(task));
        try {
            one.start();
            other.start();
            assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            one.stop();
            other.stop();
        }

        assertThat(together).hasValue(1);
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
