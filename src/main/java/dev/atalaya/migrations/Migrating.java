package dev.atalaya.migrations;

import dev.atalaya.database.StartRefused;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Applies what waits, or says in one line why not. */
final class Migrating {

    private Migrating() {}

    static MigrateResult migrate(Flyway flyway) {
        var report = SchemaReader.read(flyway);
        if (!report.broken().isEmpty()) {
            throw new StartRefused(describe(report.broken()));
        }
        try {
            var result = flyway.migrate();
            if (result.migrationsExecuted > 0) {
                recordIn(flyway.getConfiguration().getDataSource(), result);
            }
            return result;
        } catch (FlywayException e) {
            throw new StartRefused("The migration failed: " + oneLine(e), e);
        }
    }

    /** The owner's own entry in the log: here the application, which else publishes events, does not run yet. */
    private static void recordIn(DataSource owner, MigrateResult result) {
        var scripts = result.migrations.stream()
                .map(migration -> migration.version.isEmpty() ? migration.description : migration.version)
                .toList();
        new TransactionTemplate(new DataSourceTransactionManager(owner)).executeWithoutResult(status -> {
            var database = JdbcClient.create(owner);
            if (!database.sql("select to_regprocedure('public.atalaya_audit_append(jsonb)') is not null")
                    .query(Boolean.class)
                    .single()) {
                return;
            }
            database.sql("""
                            select set_config('atalaya.user_id', coalesce((
                                select id::text from users where kind = 'service' and display_name = 'system'), ''), true)
                            """).query(String.class).optional();
            database.sql("select atalaya_audit_append(cast(? as jsonb))")
                    .param(new JsonMapper()
                            .writeValueAsString(List.of(Map.of(
                                    "action",
                                    "schema.migrated",
                                    "target_type",
                                    "schema",
                                    "target_label",
                                    scripts.getLast(),
                                    "after",
                                    Map.of("applied", scripts)))))
                    .query(Long.class)
                    .single();
        });
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
