package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class NotificationConnectionTests {

    private static final String CHANNEL = "a test's own channel";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger missed = new AtomicInteger();
    private final NotificationConnection connection =
            new NotificationConnection(TestPostgres.server(), List.of(new Listener()));

    @BeforeEach
    void start() {
        connection.start();
        until(() -> missed.get() == 1);
    }

    @AfterEach
    void stop() {
        connection.stop();
    }

    @Test
    void whatIsToldIsHeard() {
        tell("one");
        tell("two");

        until(() -> heard.size() == 2);
        assertThat(heard).containsExactly("one", "two");
    }

    @Test
    void aLostConnectionIsMadeAgainAndSaysThatSomethingMayHaveBeenMissed() {
        World.app()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?")
                .param(NotificationConnection.APPLICATION_NAME)
                .query(Boolean.class)
                .list();

        until(() -> missed.get() == 2);
        tell("after");
        until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("after");
    }

    @Test
    void itEndsAtOnce() {
        var before = listening();
        connection.stop();

        until(() -> listening() == before - 1);
        assertThat(connection.isRunning()).isFalse();
    }

    private static void tell(String payload) {
        World.app()
                .sql("select pg_notify(?, ?)")
                .params(CHANNEL, payload)
                .query((row, number) -> number)
                .list();
    }

    private static int listening() {
        return World.app()
                .sql("select count(*) from pg_stat_activity where application_name = ?")
                .param(NotificationConnection.APPLICATION_NAME)
                .query(Integer.class)
                .single();
    }

    private static void until(BooleanSupplier happened) {
        for (var n = 0; n < 300 && !happened.getAsBoolean(); n++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(happened.getAsBoolean()).isTrue();
    }

    private final class Listener implements NotificationListener {

        @Override
        public String channel() {
            return CHANNEL;
        }

        @Override
        public void heard(String payload) {
            heard.add(payload);
        }

        @Override
        public void missed() {
            missed.incrementAndGet();
        }
    }
}
