package dev.atalaya.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.database.DataFolder;
import dev.atalaya.database.DatabaseRole;
import dev.atalaya.database.LocalPostgres;
import dev.atalaya.database.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was acknowledged is there after the application or its database was killed. */
@Tag("faults")
class KillTests {

    private static final int ROUNDS = Integer.getInteger("atalaya.faults.rounds", 1);

    @TempDir
    private Path temporary;

    private DataFolder folder;

    @BeforeEach
    void makeTheSchema() {
        folder = DataFolder.at(temporary.resolve("data"));
        TestPostgres.shareBinaries(folder);
        try (var postgres = LocalPostgres.open(folder)) {
            var owner = TestPostgres.as(DatabaseRole.OWNER, postgres.server());
            Flyway.configure()
                    .dataSource(owner)
                    .schemas("public")
                    .locations("classpath:db/migration", "classpath:db/seed")
                    .load()
                    .migrate();
            JdbcClient.create(owner)
                    .sql("insert into whatsapp_agents (slug, name) values ('faults', 'Faults')")
                    .update();
        }
    }

    @Test
    void anApplicationThatIsKilledLosesNothingAcknowledged() throws Exception {
        var acknowledged = new HashSet<String>();
        for (var round = 0; round < 1 + ROUNDS; round++) {
            var before = acknowledged.size();
            acknowledged.addAll(killWhileWriting());
            assertThat(acknowledged.size()).as("round %d wrote", round).isGreaterThan(before);
        }
        // The last kill left PostgreSQL behind; this start stops it first.
        try (var postgres = LocalPostgres.open(folder)) {
            assertThat(holds(TestPostgres.as(DatabaseRole.OWNER, postgres.server()), acknowledged))
                    .isTrue();
        }
        System.out.printf(
                "%d kills of the application, %d writes acknowledged, none lost%n", 1 + ROUNDS, acknowledged.size());
    }

    @Test
    void aDatabaseThatIsKilledLosesNothingAcknowledgedAndComesBack() throws Exception {
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        try (var postgres = LocalPostgres.open(folder)) {
            var writers = new Thread[4];
            for (var i = 0; i < writers.length; i++) {
                writers[i] = Thread.ofPlatform().start(() -> writeUntilInterrupted(postgres, acknowledged));
            }
            for (var round = 0; round < 2 * ROUNDS; round++) {
                awaitMoreThan(acknowledged, acknowledged.size() + 20);
                pause(ThreadLocalRandom.current().nextInt(200, 1_000));
                var postmaster = Long.parseLong(Files.readAllLines(temporary.resolve("data/postgres/postmaster.pid"))
                        .getFirst());
                ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
            }
            awaitMoreThan(acknowledged, acknowledged.size() + 20);
            for (var writer : writers) {
                writer.interrupt();
                writer.join();
            }
            var owner = TestPostgres.as(DatabaseRole.OWNER, postgres.server());
            assertThat(holds(owner, acknowledged)).isTrue();
            indexesAreWhole(TestPostgres.superuser(folder, postgres.server()));
        }
        System.out.printf(
                "%d kills of PostgreSQL, %d writes acknowledged, none lost%n", 2 * ROUNDS, acknowledged.size());
    }

    private Set<String> killWhileWriting() throws IOException {
        var started = System.nanoTime();
        var process = WritingProcess.start(folder.root());
        var acknowledged = new HashSet<String>();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var kill = Long.MAX_VALUE;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(WritingProcess.READY)) {
                    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMinutes(1));
                    kill = System.nanoTime() + ThreadLocalRandom.current().nextLong(300_000_000, 2_000_000_000);
                } else if (line.length() == 36) {
                    acknowledged.add(line);
                }
                if (System.nanoTime() > kill && !acknowledged.isEmpty()) {
                    // through its handle: the process itself would close the stream with what it still said
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        return acknowledged;
    }

    private static void writeUntilInterrupted(LocalPostgres postgres, Set<String> acknowledged) {
        while (!Thread.currentThread().isInterrupted()) {
            try (var connection = WritingProcess.connect(postgres.server())) {
                while (!Thread.currentThread().isInterrupted()) {
                    acknowledged.add(WritingProcess.conversation(connection));
                }
            } catch (SQLException e) {
                pause(50);
            }
        }
    }

    private static void awaitMoreThan(Set<String> acknowledged, int count) {
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (acknowledged.size() <= count) {
            assertThat(System.nanoTime()).as("writing went on within a minute").isLessThan(end);
            pause(20);
        }
    }

    private static boolean holds(DataSource owner, Set<String> acknowledged) throws IOException {
        var sql = JdbcClient.create(owner);
        var written =
                sql.sql("select external_id from messages").query(String.class).list();
        assertThat(written).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(sql.sql("""
                                select count(*) from conversations c
                                 where not exists (select from messages m where m.conversation_id = c.id)
                                    or not exists (select from audit_logs l where l.target_label = c.external_id)""").query(Long.class).single())
                .as("conversations without message or audit")
                .isZero();
        for (var check : new String[] {"audit_chain_is_whole", "audit_head_matches", "conversations_counts_match"}) {
            assertThat(sql.sql(Files.readString(Path.of("db", "health", check + ".sql")))
                            .query()
                            .listOfRows())
                    .as(check)
                    .isEmpty();
        }
        return true;
    }

    private static void indexesAreWhole(DataSource superuser) {
        var sql = JdbcClient.create(superuser);
        sql.sql("create extension if not exists amcheck").update();
        assertThat(sql.sql("""
                                select count(bt_index_check(i.indexrelid, true)::text)
                                  from pg_index i join pg_class c on c.oid = i.indexrelid
                                  join pg_am a on a.oid = c.relam and a.amname = 'btree'
                                 where c.relnamespace = 'public'::regnamespace""").query(Long.class).single()).isPositive();
        assertThat(sql.sql("""
                                select c.relname, v.msg from pg_class c, verify_heapam(c.oid) v
                                 where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace""").query().listOfRows()).isEmpty();
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
