package dev.atalaya.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.shared.AuditResult;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.ScratchDatabase;
import dev.atalaya.testkit.World;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What the log itself withstands: changes, concurrent writers, and a log that cannot be written. */
@DatabaseTest
class AuditLogTests {

    private static final int THREADS = 16;

    /** For each thread; 500 in a full round. */
    private static final int WRITES = Integer.getInteger("atalaya.faults.rounds", 1) > 1 ? 500 : 25;

    /** Of the application's pool. */
    private static final int CONNECTIONS = 10;

    private static final List<String> AS_APPLICATION = List.of(
            "update audit_logs set action = 'a.b'",
            "delete from audit_logs",
            "truncate audit_logs",
            "alter table audit_logs disable trigger all",
            "drop table audit_logs",
            "set session_replication_role = replica",
            "copy audit_logs (sequence) from stdin",
            "insert into audit_logs (sequence, created_at, actor_kind, action, result, salts, digests, previous_hash, hash)"
                    + " values (0, '2020-01-01', 'anonymous', 'a.b', 'ok', '{}', '{}', '', '')");

    private static final List<String> AS_OWNER = List.of(
            "update audit_logs set action = 'a.b'",
            "delete from audit_logs",
            "truncate audit_logs",
            "truncate users cascade",
            "delete from audit_head",
            "truncate audit_head");

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private JdbcClient database;

    @Autowired
    private CurrentUser currentUser;

    @Autowired
    private HikariDataSource pool;

    @Test
    void nobodyChangesTheLog() {
        try (var scratch = migrated()) {
            append(scratch);

            assertThat(refused(scratch.app(), AS_APPLICATION)).isEqualTo(AS_APPLICATION);
            assertThat(refused(scratch.owner(), AS_OWNER))
                    .containsExactlyInAnyOrder(AS_OWNER.stream()
                            .filter(sql -> !sql.contains("users"))
                            .toArray(String[]::new));
        }
    }

    @Test
    void takingTheGuardsAwayIsNoticed() {
        try (var scratch = migrated()) {
            append(scratch);
            scratch.sql()
                    .sql("drop trigger audit_logs_unchangeable on audit_logs")
                    .update();
            scratch.sql()
                    .sql("drop trigger audit_logs_not_truncated on audit_logs")
                    .update();
            scratch.sql()
                    .sql("grant insert, update, delete, truncate on audit_logs to atalaya_app")
                    .update();
            scratch.sql()
                    .sql("create policy open on audit_logs to atalaya_app using (true) with check (true)")
                    .update();

            assertThat(refused(scratch.app(), AS_APPLICATION))
                    .hasSize(3)
                    .doesNotContain(AS_APPLICATION.get(0), AS_APPLICATION.get(1), AS_APPLICATION.get(2));
            assertThat(refused(scratch.owner(), AS_OWNER))
                    .doesNotContain(AS_OWNER.get(0), AS_OWNER.get(1), AS_OWNER.get(2));
        }
    }

    /** The log has no foreign key, so that whoever goes leaves the events behind, with the name of the time. */
    @Test
    void noForeignKeyReachesTheLog() {
        assertThat(World.owner()
                        .sql("select conname from pg_constraint where contype = 'f'"
                                + " and 'audit_logs'::regclass in (conrelid, confrelid)")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    @Tag("faults")
    void manyWritersMakeOneChain() throws Exception {
        var start = System.nanoTime();
        var before = length();
        var people = IntStream.range(0, THREADS).mapToObj(i -> World.person()).toList();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Integer>> work = people.stream()
                    .<Callable<Integer>>map(person -> () -> write(person))
                    .toList();
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(WRITES - WRITES / 10);
            }
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var committed = THREADS * (WRITES - WRITES / 10);

        assertThat(length() - before).isEqualTo(committed);
        assertThat(brokenLinks()).isEmpty();
        for (var person : people) {
            assertThat(versionOf(person)).isEqualTo(WRITES - WRITES / 10);
        }
        LoggerFactory.getLogger(AuditLogTests.class)
                .info(
                        "{} audited writes by {} threads, {} a second",
                        committed,
                        THREADS,
                        Math.round(committed / seconds));
    }

    @Test
    void aForkOrAGapIsNoticed() {
        try (var scratch = migrated()) {
            append(scratch);
            append(scratch);
            append(scratch);
            assertThat(brokenLinks(scratch.sql())).isEmpty();
            scratch.sql()
                    .sql("drop trigger audit_logs_unchangeable on audit_logs")
                    .update();

            scratch.sql()
                    .sql("update audit_logs set action = 'c.d' where sequence = 2")
                    .update();
            assertThat(brokenLinks(scratch.sql())).containsExactly(2L);

            scratch.sql().sql("delete from audit_logs where sequence = 2").update();
            assertThat(brokenLinks(scratch.sql())).containsExactly(3L);
        }
    }

    @Test
    void aChangeAndItsEventAreOneTransaction() {
        var person = World.person();
        World.as(person, () -> change(person));

        assertThat(World.owner()
                        .sql(
                                "select l.xmin = u.xmin from users u join audit_logs l on l.actor_user_id = u.id where u.id = ?")
                        .param(person.id().value())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    @Test
    void whatCannotBeAuditedDoesNotHappen() {
        var person = World.person();
        assertThatThrownBy(() -> World.withTheLogClosed(() -> World.as(person, () -> change(person))))
                .isInstanceOf(DataAccessException.class);
        assertThat(versionOf(person)).isZero();

        World.as(person, () -> change(person));
        assertThat(versionOf(person)).isOne();
    }

    @Test
    void aDenialWaitsForItsTransactionAndNeedsNoSecondConnection() throws InterruptedException {
        var person = World.person();
        pool.setMaximumPoolSize(1);
        try {
            pool.getHikariPoolMXBean().softEvictConnections();
            while (pool.getHikariPoolMXBean().getTotalConnections() > 1) {
                Thread.sleep(10);
            }

            World.as(person, () -> inTransaction(status -> deny()));
            World.as(
                    person,
                    () -> inTransaction(status -> {
                        deny();
                        status.setRollbackOnly();
                    }));
        } finally {
            pool.setMaximumPoolSize(CONNECTIONS);
        }

        assertThat(World.actionsOf(person)).containsExactly("thing.denied", "thing.denied");
    }

    @Test
    void whoeverIsRefusedLearnsOfItWhenItIsRecorded() {
        var person = World.person();

        World.as(person, () -> {
            assertThatThrownBy(() -> inTransaction(status -> {
                        deny();
                        throw new AccessDeniedException("refused");
                    }))
                    .isInstanceOf(AccessDeniedException.class);
            assertThat(World.actionsOf(person)).containsExactly("thing.denied");
            return true;
        });
    }

    @Test
    void aRefusalThatCannotBeRecordedIsAFailure() {
        var person = World.person();

        assertThatThrownBy(() -> World.withTheLogClosed(() -> World.as(
                        person,
                        () -> inTransaction(status -> {
                            deny();
                            throw new AccessDeniedException("refused");
                        }))))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aDenialIsOfWhoeverWasDenied() {
        var person = World.person();
        var other = World.person();

        World.as(
                person,
                () -> inTransaction(status -> currentUser.callAs(other, () -> {
                    deny();
                    return true;
                })));

        assertThat(World.actionsOf(other)).containsExactly("thing.denied");
        assertThat(World.actionsOf(person)).isEmpty();
    }

    private void deny() {
        events.publishEvent(new Happened(
                "thing.denied", new AuditTarget("thing", 1L, "A thing"), null, AuditResult.DENIED, Map.of()));
    }

    private boolean inTransaction(Consumer<TransactionStatus> work) {
        new TransactionTemplate(transactions).executeWithoutResult(work);
        return true;
    }

    private int write(AtalayaUser person) {
        var committed = 0;
        for (var i = 1; i <= WRITES; i++) {
            var undone = i % 10 == 0;
            World.as(
                    person,
                    () -> new TransactionTemplate(transactions).execute(status -> {
                        touch(person);
                        if (undone) {
                            status.setRollbackOnly();
                        }
                        return true;
                    }));
            committed += undone ? 0 : 1;
        }
        return committed;
    }

    private boolean change(AtalayaUser person) {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> touch(person)));
    }

    private boolean touch(AtalayaUser person) {
        events.publishEvent(new Happened("thing.written", null));
        return database.sql("update users set version = version + 1 where id = ?")
                        .param(person.id().value())
                        .update()
                == 1;
    }

    private static int versionOf(AtalayaUser person) {
        return World.owner()
                .sql("select version from users where id = ?")
                .param(person.id().value())
                .query(Integer.class)
                .single();
    }

    private static long length() {
        return World.owner()
                .sql("select sequence from audit_head")
                .query(Long.class)
                .single();
    }

    private static List<Long> brokenLinks() {
        return brokenLinks(World.owner());
    }

    private static List<Long> brokenLinks(JdbcClient owner) {
        return owner.sql("""
                        select sequence from (
                            select l.*, lag(l.hash) over w as expected, lag(l.sequence) over w as last
                              from audit_logs l window w as (order by l.sequence)) l
                         where previous_hash <> coalesce(expected, sha256('atalaya audit chain'::bytea))
                            or sequence <> coalesce(last, 0) + 1
                            or hash <> atalaya_audit_hash((select a from audit_logs a where a.sequence = l.sequence))
                         order by sequence
                        """).query(Long.class).list();
    }

    private static ScratchDatabase migrated() {
        var scratch = new ScratchDatabase();
        Flyway.configure()
                .dataSource(scratch.owner())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return scratch;
    }

    private static void append(ScratchDatabase scratch) {
        scratch.sql()
                .sql("select atalaya_audit_append('[{\"action\": \"a.b\"}]')")
                .query(Long.class)
                .single();
    }

    private static List<String> refused(DataSource who, List<String> attempts) {
        return attempts.stream().filter(attempt -> isRefused(who, attempt)).toList();
    }

    private static boolean isRefused(DataSource who, String attempt) {
        try (var connection = who.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(attempt);
                return false;
            } catch (SQLException e) {
                return "42501".equals(e.getSQLState());
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
