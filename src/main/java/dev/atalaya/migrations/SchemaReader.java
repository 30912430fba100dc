package dev.atalaya.migrations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.ValidateOutput;

/** Puts Flyway's answers into our words. */
final class SchemaReader {

    private SchemaReader() {}

    static SchemaReport read(Flyway flyway) {
        var rows = new ArrayList<>(
                Arrays.stream(flyway.info().all()).map(SchemaReader::row).toList());
        Collections.reverse(rows);
        var problems = flyway.validateWithResult().invalidMigrations.stream()
                .map(SchemaReader::problem)
                .toList();
        return new SchemaReport(List.copyOf(rows), problems);
    }

    static MigrationRow row(MigrationInfo info) {
        var installed = info.getInstalledOn();
        var millis = info.getExecutionTime();
        return new MigrationRow(
                info.getInstalledRank(),
                info.isVersioned() ? info.getVersion().getVersion() : null,
                info.getDescription(),
                info.getScript(),
                state(info),
                installed == null ? null : installed.toInstant(),
                info.getInstalledBy(),
                millis == null ? null : Duration.ofMillis(millis),
                info.getChecksum());
    }

    private static VersionState state(MigrationInfo info) {
        var state = VersionState.valueOf(info.getState().name());
        var edited = info.isVersioned() && info.isApplied() && !info.isChecksumMatching();
        return edited && state.severity() != Severity.RED ? VersionState.CHANGED : state;
    }

    private static Problem problem(ValidateOutput found) {
        var details = found.errorDetails;
        return new Problem(
                String.valueOf(details.errorCode),
                String.valueOf(details.errorMessage),
                found.version == null || found.version.isEmpty() ? null : found.version,
                found.description);
    }
}
