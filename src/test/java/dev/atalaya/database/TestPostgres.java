package dev.atalaya.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The one PostgreSQL of this JVM's tests: the real thing with its three roles, only without waiting for the disk. */
public final class TestPostgres {

    private static final Path HOME = Path.of("target", "test-postgres").toAbsolutePath();

    private static final DataFolder FOLDER =
            DataFolder.at(HOME.resolve("run-" + ProcessHandle.current().pid()));

    private static final LocalPostgres POSTGRES = start();

    private TestPostgres() {}

    public static DatabaseServer server() {
        return POSTGRES.server();
    }

    /** A login of any server, outside the application's pools. */
    public static DataSource as(DatabaseRole role, DatabaseServer server) {
        return source(server, role.login(), server.password(role));
    }

    /** The superuser of a data folder's server, for what only tests look at. */
    public static DataSource superuser(DataFolder folder, DatabaseServer server) {
        return source(
                server,
                Credentials.SUPERUSER,
                Credentials.loadOrDraw(folder.credentials()).superuser());
    }

    /** The superuser of this JVM's server. */
    public static DataSource superuser() {
        return superuser(FOLDER, server());
    }

    private static DataSource source(DatabaseServer server, String login, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(login);
        source.setPassword(password);
        return source;
    }

    static String superuserPassword() {
        return Credentials.loadOrDraw(FOLDER.credentials()).superuser();
    }

    /** What configures an application for it, with the passwords of all three roles. */
    public static Map<String, String> properties() {
        var properties = List.of(DatabaseRole.values()).stream()
                .collect(Collectors.toMap(
                        role -> "atalaya.db." + role.word() + ".password", role -> server().password(role)));
        properties.put("atalaya.db.url", "jdbc:postgresql://" + server());
        properties.put("atalaya.jobs", "false");
        return properties;
    }

    private static LocalPostgres start() {
        try {
            Files.createDirectories(HOME);
            eraseLeftovers();
            shareBinaries(FOLDER);
            var postgres = LocalPostgres.open(FOLDER, Cluster.Durability.FOR_TESTS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                LocalPostgres.erase(FOLDER);
            }));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks PostgreSQL once for all folders that tests make. */
    public static void shareBinaries(DataFolder folder) {
        try {
            Files.createDirectories(folder.root());
            Files.createDirectories(HOME.resolve("bin"));
            Files.createSymbolicLink(folder.binaries(), HOME.resolve("bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void eraseLeftovers() throws IOException {
        try (var runs = Files.newDirectoryStream(HOME, "run-*")) {
            for (var run : runs) {
                try {
                    LocalPostgres.erase(DataFolder.at(run));
                } catch (StartRefused e) {
                    // another JVM's tests are running
                }
            }
        }
    }
}
