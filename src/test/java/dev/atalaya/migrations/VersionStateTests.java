package dev.atalaya.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.atalaya.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trouble that a history can be in, made for real, and how it is shown. */
class VersionStateTests {

    private final ScratchDatabase database = new ScratchDatabase();

    @TempDir
    private Path scripts;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void everyStateOfFlywayIsKnown() {
        assertThat(Arrays.stream(VersionState.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Arrays.stream(MigrationState.values()).map(Enum::name), Stream.of("CHANGED"))
                                .toList());
    }

    @Test
    void pendingIsBlue() throws IOException {
        write("V1__one.sql", "create table one (id int)");

        assertThat(states()).containsExactly(Map.entry("V1__one.sql", VersionState.PENDING));
        assertThat(read().waiting()).hasSize(1);
        assertThat(read().problems()).isEmpty();
        assertThat(VersionState.PENDING.severity()).isEqualTo(Severity.BLUE);
    }

    @Test
    void failedIsRed() throws IOException {
        write("V1__one.sql", "create table one (id int); create table one (id int)");
        write("V1__one.sql.conf", "executeInTransaction=false");
        assertThat(catchFailure()).isTrue();

        assertThat(states()).containsExactly(Map.entry("V1__one.sql", VersionState.FAILED));
        assertThat(read().broken()).hasSize(1);
        assertThat(read().problems()).extracting(Problem::code).containsExactly("FAILED_VERSIONED_MIGRATION");
        assertThat(VersionState.FAILED.severity()).isEqualTo(Severity.RED);
    }

    @Test
    void editedIsRed() throws IOException {
        write("V1__one.sql", "create table one (id int)");
        flyway().migrate();
        write("V1__one.sql", "create table one (id bigint)");

        assertThat(states()).containsExactly(Map.entry("V1__one.sql", VersionState.CHANGED));
        assertThat(read().broken()).hasSize(1);
        assertThat(read().problems()).extracting(Problem::code).containsExactly("CHECKSUM_MISMATCH");
    }

    @Test
    void missingIsAmber() throws IOException {
        write("V1__one.sql", "create table one (id int)");
        write("V2__two.sql", "create table two (id int)");
        flyway().migrate();
        Files.delete(scripts.resolve("V1__one.sql"));

        assertThat(states()).contains(Map.entry("V1__one.sql", VersionState.MISSING_SUCCESS));
        assertThat(read().broken()).isEmpty();
        assertThat(read().problems())
                .extracting(Problem::code, Problem::version)
                .containsExactly(tuple("APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED", "1"));
        assertThat(VersionState.MISSING_SUCCESS.severity()).isEqualTo(Severity.AMBER);
    }

    @Test
    void futureIsAmberAndNoProblem() throws IOException {
        write("V1__one.sql", "create table one (id int)");
        write("V2__two.sql", "create table two (id int)");
        flyway().migrate();
        Files.delete(scripts.resolve("V2__two.sql"));

        assertThat(states()).contains(Map.entry("V2__two.sql", VersionState.FUTURE_SUCCESS));
        assertThat(read().problems()).isEmpty();
        assertThat(VersionState.FUTURE_SUCCESS.severity()).isEqualTo(Severity.AMBER);
    }

    @Test
    void outOfOrderIsAmber() throws IOException {
        write("V1__one.sql", "create table one (id int)");
        write("V3__three.sql", "create table three (id int)");
        flyway().migrate();
        write("V2__two.sql", "create table two (id int)");

        assertThat(states()).contains(Map.entry("V2__two.sql", VersionState.IGNORED));
        assertThat(read().waiting()).isEmpty();

        Flyway.configure()
                .configuration(flyway().getConfiguration())
                .outOfOrder(true)
                .load()
                .migrate();
        assertThat(states()).contains(Map.entry("V2__two.sql", VersionState.OUT_OF_ORDER));
        assertThat(VersionState.OUT_OF_ORDER.severity()).isEqualTo(Severity.AMBER);
    }

    @Test
    void aChangedRepeatableWaitsOnce() throws IOException {
        write("R__seed.sql", "select 1");
        flyway().migrate();
        write("R__seed.sql", "select 2");

        assertThat(read().rows())
                .extracting(MigrationRow::state)
                .containsExactlyInAnyOrder(VersionState.OUTDATED, VersionState.PENDING);
        assertThat(read().waiting()).hasSize(1);

        flyway().migrate();
        assertThat(read().rows())
                .extracting(MigrationRow::state)
                .containsExactlyInAnyOrder(VersionState.SUPERSEDED, VersionState.SUCCESS);
        assertThat(read().rows()).extracting(MigrationRow::key).doesNotHaveDuplicates();
    }

    @Test
    void whatFlywayShowsIsShown() throws IOException {
        write("V1__one.sql", "create table one (id int)");
        flyway().migrate();
        write("V2__two.sql", "create table two (id int)");
        write("R__seed.sql", "select 1");

        assertThat(read().rows().reversed())
                .extracting(MigrationRow::script, row -> row.state().name())
                .containsExactlyElementsOf(Arrays.stream(flyway().info().all())
                        .map((MigrationInfo info) ->
                                tuple(info.getScript(), info.getState().name()))
                        .toList());
    }

    private boolean catchFailure() {
        try {
            flyway().migrate();
            return false;
        } catch (FlywayException e) {
            return true;
        }
    }

    private List<Map.Entry<String, VersionState>> states() {
        return read().rows().stream()
                .map(row -> Map.entry(row.script(), row.state()))
                .toList();
    }

    private SchemaReport read() {
        return SchemaReader.read(flyway());
    }

    private Flyway flyway() {
        return FlywaySettings.apply(Flyway.configure().dataSource(database.owner()), false)
                .locations("filesystem:" + scripts)
                .ignoreMigrationPatterns("*:pending", "*:future")
                .load();
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(scripts.resolve(name), sql);
    }
}
