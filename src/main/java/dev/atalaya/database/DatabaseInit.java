package dev.atalaya.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.postgresql.util.PasswordUtil;
import org.springframework.core.io.ClassPathResource;

/** Makes the database and its roles as a superuser; run again, it brings them back to what they must be. */
final class DatabaseInit {

    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String NO_SUCH_LOCALE = "42809";
    private static final String NO_PRIVILEGE = "42501";

    /** Bytes decide the order, so that no upgrade of the system changes an index; letters have their cases. */
    private static final String LOCALE = " locale_provider libc lc_collate 'C' lc_ctype 'C.UTF-8'";

    private final DatabaseServer server;
    private final String superuser;
    private final String password;

    DatabaseInit(DatabaseServer server, String superuser, String password) {
        this.server = server;
        this.superuser = superuser;
        this.password = password;
    }

    /** Whether schema changes are watched now, which only a superuser can have. */
    boolean run() {
        createMissing();
        try (var connection = connect(server)) {
            execute(connection, roles());
            execute(connection, script("database.sql"));
            return watch(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Those roles that the server has already, and whose passwords therefore stay as they are unless given. */
    Set<DatabaseRole> existingRoles() {
        var existing = EnumSet.noneOf(DatabaseRole.class);
        try (var connection = connect(server.database("postgres"));
                var statement = connection.createStatement();
                var found = statement.executeQuery("select rolname from pg_roles")) {
            while (found.next()) {
                var name = found.getString(1);
                Arrays.stream(DatabaseRole.values())
                        .filter(role -> role.login().equals(name))
                        .forEach(existing::add);
            }
            return existing;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The same as a script for psql, for servers whose superuser signs in over a Unix socket. */
    String script() {
        return """
                \\set ON_ERROR_STOP on
                set client_min_messages = warning;
                %s
                select format($$%s$$, '%s')
                 where not exists (select from pg_database where datname = '%s') \\gexec
                \\connect "%s"
                set client_min_messages = warning;
                %s
                %s
                """.formatted(
                        String.join("\n", roles()),
                        createDatabase("%I") + LOCALE,
                        server.database(),
                        server.database(),
                        server.database(),
                        script("database.sql"),
                        script("watch_ddl.sql"));
    }

    private void createMissing() {
        try (var connection = connect(server)) {
            connection.isValid(5);
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw failed(e);
            }
            create();
        }
    }

    private void create() {
        try (var connection = connect(server.database("postgres"));
                var statement = connection.createStatement()) {
            execute(connection, roles());
            var create = createDatabase(statement.enquoteIdentifier(server.database(), true));
            try {
                statement.execute(create + LOCALE);
            } catch (SQLException e) {
                if (!NO_SUCH_LOCALE.equals(e.getSQLState())) {
                    throw e;
                }
                statement.execute(create);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String createDatabase(String name) {
        return "create database " + name + " owner atalaya_owner template template0 encoding 'UTF8'";
    }

    private List<String> roles() {
        var statements = new ArrayList<String>();
        statements.add(script("roles.sql"));
        for (var role : DatabaseRole.values()) {
            if (server.holds(role)) {
                // Only a verifier is sent: the server's log and its history never see the password.
                var verifier =
                        PasswordUtil.encodeScramSha256(server.password(role).toCharArray());
                statements.add("alter role " + role.login() + " password '" + verifier + "';");
            }
        }
        return statements;
    }

    private static boolean watch(Connection connection) throws SQLException {
        try {
            execute(connection, List.of(script("watch_ddl.sql")));
            return true;
        } catch (SQLException e) {
            if (NO_PRIVILEGE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private Connection connect(DatabaseServer to) throws SQLException {
        var login = new Properties();
        login.setProperty("user", superuser);
        login.setProperty("password", password);
        login.setProperty("ApplicationName", "atalaya db init");
        return DriverManager.getConnection(to.jdbcUrl(), login);
    }

    private static void execute(Connection connection, List<String> scripts) throws SQLException {
        for (var script : scripts) {
            execute(connection, script);
        }
    }

    private static void execute(Connection connection, String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static String script(String name) {
        try {
            return new ClassPathResource("database/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StartRefused failed(SQLException e) {
        return new StartRefused(
                "The database at %s could not be prepared as %s: %s".formatted(server, superuser, e.getMessage()), e);
    }
}
