package dev.atalaya.migrations;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The one way in which Flyway is set up here, at the start as on the command line. */
final class FlywaySettings {

    /** Tries to get the lock, a second apart, while another process migrates. */
    private static final int LOCK_TRIES = 300;

    private FlywaySettings() {}

    static Flyway forReading(DataSource dataSource, boolean demo) {
        // What waits or comes from a newer version is shown, and no error.
        return apply(Flyway.configure().dataSource(dataSource), demo)
                .ignoreMigrationPatterns("*:pending", "*:future")
                .load();
    }

    static Flyway forApplying(DataSource dataSource, boolean demo) {
        return apply(Flyway.configure().dataSource(dataSource), demo).load();
    }

    /** {@code demo} adds the demo accounts, which only local and staging installations have. */
    static FluentConfiguration apply(FluentConfiguration flyway, boolean demo) {
        var locations = new ArrayList<>(List.of("classpath:db/migration", "classpath:db/seed"));
        if (demo) {
            locations.add("classpath:db/local");
        }
        // A session lock: under the transactional one CREATE INDEX CONCURRENTLY waits for itself.
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        return flyway.locations(locations.toArray(String[]::new))
                .schemas("public")
                .validateMigrationNaming(true)
                .lockRetryCount(LOCK_TRIES)
                .cleanDisabled(true)
                .baselineOnMigrate(false)
                .outOfOrder(false);
    }
}
