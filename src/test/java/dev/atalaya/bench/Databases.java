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

    /** The database of {@code ./atalaya bench access}. */
    static final String ACCESS = "bench_access";

    private Databases() {}

    static void make(BenchPostgres postgres, Share share) {
        create(postgres, share.database());
        fill(postgres, share.database(), "bench/fill.sql", share.parts());
    }

    /** Makes {@link #ACCESS} where it is not there yet, and brings it up to the schema of this version. */
    static void ensureAccess(BenchPostgres postgres) {
        if (names(postgres).contains(ACCESS)) {
            migrate(postgres, ACCESS);
        } else {
            var unfinished = ACCESS + "_unfinished";
            create(postgres, unfinished);
            fill(postgres, unfinished, "bench/access.sql", 1);
            addWhoMayAll(postgres, unfinished);
            execute(postgres, "postgres", List.of("alter database " + unfinished + " rename to " + ACCESS));
        }
    }

    private static void create(BenchPostgres postgres, String database) {
        execute(
                postgres,
                "postgres",
                List.of(
                        "drop database if exists " + database + " with (force)",
                        "create database " + database + " owner atalaya_owner template template0",
                        "grant connect on database " + database + " to atalaya_app"));
        migrate(postgres, database);
    }

    private static void fill(BenchPostgres postgres, String database, String resource, int parts) {
        var script =
                read(resource).replace("${share}", Integer.toString(parts)).replace("${password}", "'" + hash() + "'");
        execute(postgres, database, Arrays.asList(script.split(";\\n")));
    }

    /** Adds {@link Person#MAY_ALL} where that person is not there yet. */
    static void addWhoMayAll(BenchPostgres postgres, String database) {
        var email = Person.MAY_ALL.email();
        execute(
                postgres,
                database,
                List.of(
                        "insert into users (email, display_name, password_hash, status) select '" + email
                                + "', 'May All', '" + hash() + "', 'active'"
                                + " where not exists (select 1 from users where email = '" + email + "')",
                        "insert into user_roles (user_id, role_id, reason) select u.id, r.id, 'bench' from users u, roles r"
                                + " where u.email = '" + email + "' and r.code in ('admin', 'supervisor', 'ops')"
                                + " and not exists (select 1 from user_roles x where x.user_id = u.id)",
                        "insert into user_agent_access (user_id, agent_id, level, reason) select id, null, 'view', 'bench'"
                                + " from users u where email = '" + email + "'"
                                + " and not exists (select 1 from user_agent_access x where x.user_id = u.id)"));
    }

    private static String hash() {
        return "{argon2}"
                + Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);
    }

    /** The largest that there are, the larger one first; at most two. */
    static List<Share> found(BenchPostgres postgres) {
        var names = names(postgres);
        var found = Arrays.stream(Share.values())
                .filter(share -> names.contains(share.database()))
                .toList()
                .reversed();
        if (found.isEmpty()) {
            throw new IllegalStateException("There is no data to measure yet: ./atalaya bench data makes it");
        }
        var chosen = found.subList(0, Math.min(2, found.size()));
        chosen.forEach(share -> migrate(postgres, share.database()));
        return chosen;
    }

    private static List<String> names(BenchPostgres postgres) {
        try (var connection = postgres.superuser("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select array_agg(datname::text) from pg_database")) {
            rows.next();
            return List.of((String[]) rows.getArray(1).getArray());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void migrate(BenchPostgres postgres, String database) {
        var server = postgres.server(database);
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
