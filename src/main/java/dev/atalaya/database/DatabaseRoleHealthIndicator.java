package dev.atalaya.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down when the application's login is one that row-level security does not apply to. */
class DatabaseRoleHealthIndicator extends AbstractHealthIndicator {

    private final DataSource dataSource;

    DatabaseRoleHealthIndicator(DataSource dataSource) {
        super("The database's role could not be checked");
        this.dataSource = dataSource;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select rolname, rolsuper or rolbypassrls from pg_roles where rolname = current_user");
                var found = statement.executeQuery()) {
            found.next();
            health.withDetail("role", found.getString(1));
            if (found.getBoolean(2)) {
                health.down().withDetail("reason", "row-level security does not apply to this role");
            } else {
                health.up();
            }
        }
    }
}
