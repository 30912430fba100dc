package dev.atalaya.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The files of a data folder's PostgreSQL, and the programs that work on them; its user holds the folder's lock. */
final class Cluster {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private static final long LOG_BYTES_KEPT = 10L * 1024 * 1024;

    private static final String LOGINS = """
            # Written at each start. Logins come over the loopback, with a password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final DataFolder folder;
    private final PostgresBinaries binaries;
    private final Durability durability;

    Cluster(DataFolder folder, PostgresBinaries binaries, Durability durability) {
        this.folder = folder;
        this.binaries = binaries;
        this.durability = durability;
    }

    /** Makes the files where there are none; an interruption leaves nothing that looks complete. */
    void make(String superuserPassword) {
        if (Files.exists(folder.cluster())) {
            return;
        }
        var fresh = folder.root().resolve("postgres-new");
        var password = folder.root().resolve("postgres-new.password");
        try {
            FileSystemUtils.deleteRecursively(fresh);
            Files.deleteIfExists(password);
            Files.createFile(password, DataFolder.ownerOnly());
            Files.writeString(password, superuserPassword);
            var made = initialise(fresh, password);
            if (made.code() != 0) {
                throw new StartRefused("PostgreSQL could not make a cluster in " + fresh + ": " + made.oneLine());
            }
            Files.move(fresh, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw folder.unusable(e);
        } finally {
            deleteQuietly(password);
        }
    }

    // Bytes decide the order, so that no upgrade of the system changes an index; letters have their cases.
    private PostgresBinaries.Result initialise(Path fresh, Path password) {
        var made = new PostgresBinaries.Result(-1, "");
        for (var letters : List.of("C.UTF-8", "UTF-8", "C")) {
            var arguments = Stream.of(
                    "--pgdata=" + fresh,
                    "--username=" + Credentials.SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--data-checksums",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--lc-ctype=" + letters,
                    durability == Durability.DURABLE ? "" : "--no-sync");
            made = binaries.run(
                    "initdb", arguments.filter(argument -> !argument.isEmpty()).toList(), 120);
            if (!made.output().contains("invalid locale name")) {
                break;
            }
        }
        return made;
    }

    void requireOurMajor() {
        try {
            var found = Files.readString(folder.cluster().resolve("PG_VERSION")).strip();
            var ours = binaries.major();
            if (!found.equals(ours)) {
                throw new StartRefused(
                        "The data folder %s was made by PostgreSQL %s and this Atalaya brings %s: dump it with"
                                        .formatted(folder, found, ours)
                                + " the version that made it, and restore into a new folder");
            }
        } catch (IOException e) {
            throw folder.unusable(e);
        }
    }

    PostgresBinaries.Result start(int port) {
        try {
            Files.writeString(folder.cluster().resolve("pg_hba.conf"), LOGINS);
            if (Files.exists(log()) && Files.size(log()) > LOG_BYTES_KEPT) {
                Files.move(log(), log().resolveSibling("postgres.1.log"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw folder.unusable(e);
        }
        return binaries.run(
                "pg_ctl",
                List.of("start", "-w", "-t", "60", "-D", path(), "-l", log().toString(), "-o", settings(port)),
                70);
    }

    void stop() {
        for (var mode : List.of("fast", "immediate")) {
            var stopped = binaries.run("pg_ctl", List.of("stop", "-w", "-t", "30", "-m", mode, "-D", path()), 40);
            if (stopped.code() == 0 || Postmaster.of(folder.cluster()).isEmpty()) {
                return;
            }
            LOG.warn("PostgreSQL did not stop ({}): {}", mode, stopped.oneLine());
        }
    }

    /** A server that outlived its application, killed for example, is ours to stop. */
    void stopOrphan() {
        var orphan = Postmaster.of(folder.cluster());
        if (orphan.isPresent()) {
            LOG.warn(
                    "Stopping the PostgreSQL that an earlier run left behind, process {}",
                    orphan.get().process().pid());
            stop();
        } else if (Postmaster.pidWasReused(folder.cluster())) {
            deleteQuietly(Postmaster.file(folder.cluster()));
        }
    }

    Path log() {
        return folder.logs().resolve("postgres.log");
    }

    private String path() {
        return folder.cluster().toString();
    }

    private String settings(int port) {
        return Stream.of(
                        "port=" + port,
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=''",
                        "password_encryption=scram-sha-256",
                        "fsync=" + durability.sync,
                        "full_page_writes=" + durability.sync,
                        "synchronous_commit=" + durability.sync,
                        "timezone=UTC",
                        "log_timezone=UTC",
                        "log_line_prefix='%m [%p] %q%u@%d/%a '")
                .map(setting -> "-c " + setting)
                .collect(Collectors.joining(" "));
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", file, e);
        }
    }

    /** Whether an acknowledged commit survives a crash; tests do without. */
    enum Durability {
        DURABLE("on"),
        FOR_TESTS("off");

        private final String sync;

        Durability(String sync) {
            this.sync = sync;
        }
    }
}
