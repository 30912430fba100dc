package dev.atalaya.bench;

import dev.atalaya.database.BenchPostgres;
import dev.atalaya.database.DatabaseRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Makes and finds the databases that are measured. */
final class Databases {

    static final Path FOLDER =
            Path.of(System.getProperty("bench.data", ".data/bench")).toAbsolutePath();

    /** Of everybody in them. */
    static final String PASSWORD = "a measured sentence for the bench";

    /** Who may open every view and see every agent; not among those who measure lists. */
    static final String WHO_MAY_ALL = "sessions@bench.example";

    private Databases() {}

    static void make(BenchPostgres postgres, Share share) {
        execute(
                postgres,
                "postgres",
                List.of(
                        "drop database if exists " + share.database() + " with (force)",
                        "create database " + share.database() + " owner atalaya_owner template template0",
                        "grant connect on database " + share.database() + " to atalaya_app"));
        migrate(postgres, share);
        var script = read("bench/fill.sql")
                .replace("${share}", Integer.toString(share.parts()))
                .replace("${password}", "'" + hash() + "'");
        execute(postgres, share.database(), Arrays.asList(script.split(";\\n")));
    }

    /** Adds {@link #WHO_MAY_ALL} where that person is not there yet. */
    static void addWhoMayAll(BenchPostgres postgres, String database) {
        execute(
                postgres,
                database,
                List.of(
                        "insert into users (email, display_name, password_hash, status) select '" + WHO_MAY_ALL
                                + "', 'sessions', '" + hash() + "', 'active'"
                                + " where not exists (select 1 from users where email = '" + WHO_MAY_ALL + "')",
                        "insert into user_roles (user_id, role_id, reason) select u.id, r.id, 'bench' from users u, roles r"
                                + " where u.email = '" + WHO_MAY_ALL + "' and r.code in ('admin', 'supervisor', 'ops')"
                                + " and not exists (select 1 from user_roles x where x.user_id = u.id)",
                        "insert into user_agent_access (user_id, agent_id, level, reason) select id, null, 'view', 'bench'"
                                + " from users u where email = '" + WHO_MAY_ALL + "'"
                                + " and not exists (select 1 from user_agent_access x where x.user_id = u.id)"));
    }

    private static String hash() {
        return "{argon2}"
                + Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);
    }

    /** The largest that there are, the larger one first; at most two. */
    static List<Share> found(BenchPostgres postgres) {
        try (var connection = postgres.superuser("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select array_agg(datname::text) from pg_database")) {
            rows.next();
            var names = List.of((String[]) rows.getArray(1).getArray());
            var found = Arrays.stream(Share.values())
                    .filter(share -> names.contains(share.database()))
                    .toList()
                    .reversed();
            if (found.isEmpty()) {
                throw new IllegalStateException("There is no data to measure yet: ./atalaya bench data makes it");
            }
            var chosen = found.subList(0, Math.min(2, found.size()));
            chosen.forEach(share -> migrate(postgres, share));
            return chosen;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void migrate(BenchPostgres postgres, Share share) {
        var server = postgres.server(share.database());
        Flyway.configure()
                .dataSource(server.jdbcUrl(), DatabaseRole.OWNER.login(), server.password(DatabaseRole.OWNER))
                .locations("classpath:db/migration", "classpath:db/seed")
                .load()
                .migrate();
    }

    private static void execute(BenchPostgres postgres, String database, List<String> statements) {
        try (var connection = postgres.superuser(database);
                var work = connection.createStatement()) {
            for (var statement : statements) {
                work.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
