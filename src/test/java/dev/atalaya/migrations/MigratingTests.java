package dev.atalaya.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.database.StartRefused;
import dev.atalaya.testkit.Catalogue;
import dev.atalaya.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applying versions: all of them, once, by one process at a time, and none by halves. */
class MigratingTests {

    private final ScratchDatabase database = new ScratchDatabase();

    @TempDir
    private Path scripts;

    @AfterEach
    void drop() {
        database.close();
    }

    /** E-04 */
    @Test
    void anEmptyDatabaseGetsEveryFile() throws IOException {
        Migrating.migrate(all());

        assertThat(applied())
                .hasSize(files("db/migration").size() + files("db/seed").size());
        assertThat(applied()).containsAll(files("db/migration")).containsAll(files("db/seed"));
    }

    @Test
    void theLogSaysWhatWasApplied() {
        Migrating.migrate(all());
        Migrating.migrate(all());

        assertThat(database.sql()
                        .sql("select actor_label || ' ' || action || ' ' || (after -> 'applied' ->> 0) from audit_logs")
                        .query(String.class)
                        .list())
                .containsExactly("system schema.migrated 0001");
    }

    /** E-05 */
    @Test
    void fourProcessesAtOnceApplyEachVersionOnce() throws Exception {
        try (var processes = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> starts = Stream.<Callable<Boolean>>generate(() -> () -> all().migrate().success)
                    .limit(4)
                    .toList();
            for (var start : processes.invokeAll(starts)) {
                assertThat(start.get()).isTrue();
            }
        }
        assertThat(applied()).doesNotHaveDuplicates();
        assertThat(failures()).isZero();
        assertThat(locks()).isZero();
    }

    /** E-05 */
    @Test
    void aSecondProcessWaitsForTheLock() throws Exception {
        write("V1__slow.sql", "select pg_sleep(3); create table slow (id int)");
        try (var processes = Executors.newFixedThreadPool(2)) {
            var first = processes.submit(() -> own().migrate().migrationsExecuted);
            Thread.sleep(1_500);
            var second = processes.submit(() -> own().migrate().migrationsExecuted);

            assertThat(first.get() + second.get()).isOne();
        }
        assertThat(own().getConfiguration().getLockRetryCount()).isEqualTo(300);
    }

    /** E-06 */
    @Test
    void aFailedVersionLeavesNothingBehind() throws IOException {
        write("V1__one.sql", "create table one (id int)");
        own().migrate();
        var before = Catalogue.of(database.owner());
        write("V2__two.sql", "create table two (id int); alter table one add column more int; select 1 / 0");

        assertThatThrownBy(() -> Migrating.migrate(own()))
                .isInstanceOf(StartRefused.class)
                .message()
                .contains("V2__two.sql", "division by zero")
                .hasLineCount(1);

        assertThat(Catalogue.of(database.owner())).isEqualTo(before);
        write("V2__two.sql", "create table two (id int)");
        assertThat(Migrating.migrate(own()).migrationsExecuted).isOne();
        assertThat(Catalogue.of(database.owner())).isNotEqualTo(before);
    }

    /** E-10 */
    @Test
    void anEditedVersionIsRefused() throws IOException {
        write("V1__one.sql", "create table one (id int)");
        own().migrate();
        write("V1__one.sql", "create table one (id  int)");
        write("V2__two.sql", "create table two (id int)");

        assertThatThrownBy(() -> Migrating.migrate(own()))
                .isInstanceOf(StartRefused.class)
                .message()
                .contains("V1__one.sql is edited since it was applied")
                .hasLineCount(1);
        assertThat(applied()).containsExactly("V1__one.sql");
    }

    /** E-10: what git does to line ends must not change a checksum. */
    @Test
    void sqlFilesKeepTheirLineEnds() throws IOException {
        assertThat(Files.readString(Path.of(".gitattributes"))).contains("*.sql text eol=lf");
        try (var files = Files.walk(Path.of("db"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".sql")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("\r"));
        }
    }

    /** E-11 */
    @Test
    void nothingDangerousIsSwitchedOn() {
        var settings = all().getConfiguration();

        assertThat(settings.isCleanDisabled()).isTrue();
        assertThat(settings.isBaselineOnMigrate()).isFalse();
        assertThat(settings.isOutOfOrder()).isFalse();
        assertThat(settings.isValidateOnMigrate()).isTrue();
    }

    /** E-11 */
    @Test
    void aForeignDatabaseIsRefused() {
        database.sql().sql("create table somebody_elses (id int)").update();
        var before = Catalogue.of(database.owner());

        assertThatThrownBy(() -> Migrating.migrate(all()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("non-empty schema");
        assertThat(Catalogue.of(database.owner())).isEqualTo(before);
    }

    /** E-12 */
    @Test
    void seedsMayRunAnyNumberOfTimes() throws Exception {
        Migrating.migrate(FlywaySettings.forApplying(database.owner(), true));
        database.sql()
                .sql("update roles set description = 'ours' where code = 'ops'")
                .update();
        database.sql()
                .sql("delete from role_permissions where permission = 'agents.read'")
                .update();
        seed();
        var after = contents();

        seed();
        seed();
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var done : two.invokeAll(List.<Callable<Boolean>>of(this::seed, this::seed))) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(contents()).isEqualTo(after).anyMatch(line -> line.contains("ours"));
    }

    /** E-15 */
    @Test
    void backfillsAsTheOwnerReachEveryRow() {
        Migrating.migrate(all());
        database.sql()
                .sql("insert into whatsapp_agents (slug, name) select 'a' || n, 'A' from generate_series(1, 1000) n")
                .update();

        assertThat(database.sql().sql("update whatsapp_agents set name = 'B'").update())
                .isEqualTo(1_000);

        // The guard taken away: without the owner's policy the same backfill does nothing, and says nothing.
        database.sql()
                .sql("drop policy whatsapp_agents_owner on whatsapp_agents")
                .update();
        assertThat(database.sql().sql("update whatsapp_agents set name = 'C'").update())
                .isZero();
    }

    /** E-15 */
    @Test
    void theApplicationCannotBecomeTheOwner() throws SQLException {
        try (var connection = database.app().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("set role atalaya_owner"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    /** Up, down and up again: each rollback takes back what its version did, and nothing else. */
    @Test
    void rollbacksTakeBackTheirVersions() throws IOException {
        var schemas = new ArrayList<List<String>>();
        schemas.add(Catalogue.of(database.owner()));
        for (var script : files("db/migration")) {
            upTo(script.substring(1, 5)).migrate();
            schemas.add(Catalogue.of(database.owner()));
        }
        var head = schemas.removeLast();

        for (var script : files("db/migration").reversed()) {
            var header = Scripts.header(Files.readString(Path.of("db/migration", script)));
            database.run(Scripts.undo(header).orElseThrow());
            assertThat(Catalogue.of(database.owner())).as(script).isEqualTo(schemas.removeLast());
        }
        database.sql()
                .sql("delete from flyway_schema_history where type = 'SQL'")
                .update();
        upTo("latest").migrate();
        assertThat(Catalogue.of(database.owner())).isEqualTo(head);
    }

    private Flyway upTo(String version) {
        return Flyway.configure()
                .configuration(all().getConfiguration())
                .locations("classpath:db/migration")
                .target(MigrationVersion.fromVersion(version))
                .load();
    }

    private Flyway all() {
        return FlywaySettings.forApplying(database.owner(), false);
    }

    private Flyway own() {
        return FlywaySettings.apply(Flyway.configure().dataSource(database.owner()), false)
                .locations("filesystem:" + scripts)
                .load();
    }

    private boolean seed() throws IOException {
        for (var folder : List.of("db/seed", "db/seed/local")) {
            for (var file : files(folder)) {
                database.run(Files.readString(Path.of(folder, file), StandardCharsets.UTF_8));
            }
        }
        return true;
    }

    private List<String> contents() {
        var lines = new ArrayList<String>();
        for (var table :
                List.of("users", "roles", "role_permissions", "user_roles", "user_agent_access", "whatsapp_agents")) {
            lines.addAll(database.sql()
                    .sql("select '" + table + " ' || t::text from " + table + " t order by 1")
                    .query(String.class)
                    .list());
        }
        return lines;
    }

    private List<String> applied() {
        return database.sql()
                .sql("select script from flyway_schema_history where success and type = 'SQL' order by installed_rank")
                .query(String.class)
                .list();
    }

    private int failures() {
        return database.sql()
                .sql("select count(*) from flyway_schema_history where not success")
                .query(Integer.class)
                .single();
    }

    private int locks() {
        return database.sql()
                .sql("select count(*) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(Integer.class)
                .single();
    }

    private static List<String> files(String folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(scripts.resolve(name), sql);
    }
}
