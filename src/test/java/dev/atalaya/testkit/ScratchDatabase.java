package dev.atalaya.testkit;

import dev.atalaya.database.DatabaseRole;
import dev.atalaya.database.TestPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An empty database of its own for a test that changes the schema. */
public final class ScratchDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "scratch_" + COUNT.incrementAndGet();

    public ScratchDatabase() {
        atServer("create database " + name + " template template0");
        try (var connection = owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect on database " + name + " to atalaya_app, atalaya_backup");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String name() {
        return name;
    }

    public DataSource owner() {
        return as(DatabaseRole.OWNER);
    }

    public DataSource app() {
        return as(DatabaseRole.APP);
    }

    public JdbcClient sql() {
        return JdbcClient.create(owner());
    }

    /** Runs a script as the owner, in one transaction. */
    public void run(String script) {
        try (var connection = owner().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(script);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What configures an application for it. */
    public Map<String, String> properties() {
        var properties = new HashMap<>(TestPostgres.properties());
        properties.computeIfPresent("atalaya.db.url", (key, url) -> inPlaceOf(url));
        return properties;
    }

    @Override
    public void close() {
        // Not as the owner, who may not end the server's own work on it, such as a vacuum.
        JdbcClient.create(TestPostgres.superuser())
                .sql("drop database " + name + " with (force)")
                .update();
    }

    private DataSource as(DatabaseRole role) {
        var source = new PGSimpleDataSource();
        source.setUrl(inPlaceOf(TestPostgres.server().jdbcUrl()));
        source.setUser(role.login());
        source.setPassword(TestPostgres.server().password(role));
        return source;
    }

    private String inPlaceOf(String url) {
        return url.replace("/" + TestPostgres.server().database(), "/" + name);
    }

    private static void atServer(String statement) {
        var server = TestPostgres.server();
        try (var connection = DriverManager.getConnection(
                        server.jdbcUrl(), DatabaseRole.OWNER.login(), server.password(DatabaseRole.OWNER));
                var work = connection.createStatement()) {
            work.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
