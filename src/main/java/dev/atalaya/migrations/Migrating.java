package dev.atalaya.migrations;

import dev.atalaya.database.StartRefused;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** Applies what waits, or says in one line why not. */
final class Migrating {

    private Migrating() {}

    static MigrateResult migrate(Flyway flyway) {
        var report = SchemaReader.read(flyway);
        if (!report.broken().isEmpty()) {
            throw new StartRefused(describe(report.broken()));
        }
        try {
            return flyway.migrate();
        } catch (FlywayException e) {
            throw new StartRefused("The migration failed: " + oneLine(e), e);
        }
    }

    static String describe(List<MigrationRow> broken) {
        return "The schema is not as this version left it: "
                + broken.stream()
                        .map(row -> row.script() + " is " + words(row.state()))
                        .collect(Collectors.joining(", "))
                + "; nothing was changed. Bring the file or the database back to what was applied";
    }

    private static String words(VersionState state) {
        return switch (state) {
            case CHANGED -> "edited since it was applied";
            case FAILED -> "failed half way";
            case MISSING_FAILED -> "failed half way, and its file is gone";
            case FUTURE_FAILED -> "failed half way, and newer than this version";
            default -> state.name();
        };
    }

    private static String oneLine(FlywayException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.matches("-*"))
                .collect(Collectors.joining(" "));
    }
}
