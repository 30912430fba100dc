package dev.atalaya.migrations;

import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the schema is at, read as the application's own role. Validation reads every script, so it is done again only
 * when the history is no longer what it was: one small statement tells.
 */
@Component
class SchemaHistory {

    private static final String NO_HISTORY = "none";

    private final Flyway flyway;
    private final JdbcClient database;
    private volatile @Nullable Known known;

    SchemaHistory(DataSource dataSource, Environment environment) {
        this.flyway = FlywaySettings.forReading(dataSource, MigrationsConfig.hasDemo(environment));
        this.database = JdbcClient.create(dataSource);
    }

    SchemaReport report() {
        return current().report;
    }

    /** The features that wait for versions; asks the database only while there are some. */
    Set<String> waitingOwners() {
        var last = known;
        return last != null && last.waitingOwners.isEmpty() ? Set.of() : current().waitingOwners;
    }

    private Known current() {
        var print = fingerprint();
        var last = known;
        if (last == null || !last.print.equals(print)) {
            var report = SchemaReader.read(flyway);
            last = new Known(print, report, SchemaGuard.owners(report));
            known = last;
        }
        return last;
    }

    private String fingerprint() {
        var exists = database.sql("select to_regclass('public.flyway_schema_history') is not null")
                .query(Boolean.class)
                .single();
        if (!exists) {
            return NO_HISTORY;
        }
        return database.sql(
                        "select coalesce(md5(string_agg(h::text, ',' order by h.installed_rank)), '') from flyway_schema_history h")
                .query(String.class)
                .single();
    }

    private record Known(String print, SchemaReport report, Set<String> waitingOwners) {}
}
