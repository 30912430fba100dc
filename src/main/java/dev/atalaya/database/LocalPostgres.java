package dev.atalaya.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The embedded PostgreSQL of a data folder: durable, on the loopback only, every login with a password. */
public final class LocalPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOG_BYTES_KEPT = 10L * 1024 * 1024;

    /** What the cluster's own logins need: nobody comes in without a password, and nobody from elsewhere. */
    private static final String HBA = """
            # Written at each start. Logins come over the loopback, with a password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final DataFolder folder;
    private final DatabaseServer server;
    private final @Nullable Running running;

    private LocalPostgres(DataFolder folder, DatabaseServer server, @Nullable Running running) {
        this.folder = folder;
        this.server = server;
        this.running = running;
    }

    /** Starts the folder's server, making it first where there is none; refuses a folder that is in use. */
    public static LocalPostgres open(DataFolder folder) {
        return open(folder, Durability.DURABLE);
    }

    static LocalPostgres open(DataFolder folder, Durability durability) {
        folder.prepare();
        var lock = folder.lock().orElseThrow(folder::inUse);
        try {
            return start(folder, lock, durability);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Joins the folder's server where it runs, or starts it and stops it again on close. */
    public static LocalPostgres openOrJoin(DataFolder folder) {
        folder.prepare();
        var lock = folder.lock();
        if (lock.isEmpty()) {
            return new LocalPostgres(folder, awaitServer(folder), null);
        }
        try {
            return start(folder, lock.get(), Durability.DURABLE);
        } catch (RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    /** Where the folder's server is, if it runs now. */
    public static Optional<DatabaseServer> find(DataFolder folder) {
        return Postmaster.of(folder.cluster())
                .filter(Postmaster::ready)
                .map(postmaster -> DatabaseServer.local(
                        postmaster.port(),
                        Credentials.loadOrDraw(folder.credentials()).roles()));
    }

    /** Deletes what the folder keeps, for good; refuses a folder that is in use. */
    static void erase(DataFolder folder) {
        try (var lock = folder.lock().orElseThrow(folder::inUse)) {
            if (Postmaster.of(folder.cluster()).isPresent()) {
                stop(folder, PostgresBinaries.in(folder.binaries()));
            }
            folder.delete(lock);
        }
    }

    public DatabaseServer server() {
        return server;
    }

    /** Stops the server if this object started it; what was committed is on disk. */
    @Override
    public void close() {
        if (running != null) {
            running.stop();
            LOG.info("PostgreSQL stopped; the data is kept in {}", folder);
        }
    }

    private static LocalPostgres start(DataFolder folder, DataFolder.Lock lock, Durability durability) {
        var credentials = credentials(folder);
        var binaries = PostgresBinaries.in(folder.binaries());
        stopOrphan(folder, binaries);
        create(folder, binaries, credentials);
        requireSameMajor(folder, binaries);
        var running = new Running(folder, binaries, lock, durability);
        var server = DatabaseServer.local(running.port, credentials.roles());
        try {
            new DatabaseInit(server, Credentials.SUPERUSER, credentials.superuser()).run();
        } catch (RuntimeException e) {
            running.stop();
            throw e;
        }
        running.watch();
        LOG.info("PostgreSQL {} serves {} on port {}", binaries.major(), folder, running.port);
        return new LocalPostgres(folder, server, running);
    }

    private static Credentials credentials(DataFolder folder) {
        if (Files.exists(folder.cluster()) && !Files.exists(folder.credentials())) {
            throw new StartRefused("%s is missing, and without its passwords the data in %s cannot be read: bring it"
                            .formatted(folder.credentials(), folder.cluster())
                    + " back from a copy, or start anew with ./atalaya reset");
        }
        return Credentials.loadOrDraw(folder.credentials());
    }

    /** A server that outlived its application, killed for example, is ours to stop: this process holds the lock. */
    private static void stopOrphan(DataFolder folder, PostgresBinaries binaries) {
        var orphan = Postmaster.of(folder.cluster());
        if (orphan.isPresent()) {
            LOG.warn(
                    "Stopping the PostgreSQL that an earlier run left behind, process {}",
                    orphan.get().process().pid());
            stop(folder, binaries);
        } else if (Postmaster.pidWasReused(folder.cluster())) {
            try {
                Files.deleteIfExists(Postmaster.file(folder.cluster()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void stop(DataFolder folder, PostgresBinaries binaries) {
        for (var mode : List.of("fast", "immediate")) {
            var stopped = binaries.run(
                    "pg_ctl",
                    List.of(
                            "stop",
                            "-w",
                            "-t",
                            "30",
                            "-m",
                            mode,
                            "-D",
                            folder.cluster().toString()),
                    40);
            if (stopped.code() == 0 || Postmaster.of(folder.cluster()).isEmpty()) {
                return;
            }
            LOG.warn("PostgreSQL did not stop ({}): {}", mode, stopped.output().strip());
        }
    }

    private static void create(DataFolder folder, PostgresBinaries binaries, Credentials credentials) {
        if (Files.exists(folder.cluster())) {
            return;
        }
        var fresh = folder.root().resolve("postgres-new");
        var password = folder.root().resolve("postgres-new.password");
        try {
            FileSystemUtils.deleteRecursively(fresh);
            Files.deleteIfExists(password);
            Files.createFile(password, DataFolder.ownerOnly());
            Files.writeString(password, credentials.superuser());
            var made = new PostgresBinaries.Result(-1, "");
            // Bytes decide the order, so that no upgrade of the system changes an index; letters have their cases.
            for (var letters : List.of("C.UTF-8", "UTF-8", "C")) {
                made = binaries.run(
                        "initdb",
                        List.of(
                                "-D",
                                fresh.toString(),
                                "-U",
                                Credentials.SUPERUSER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--data-checksums",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--lc-ctype=" + letters),
                        120);
                if (!made.output().contains("invalid locale name")) {
                    break;
                }
            }
            if (made.code() != 0) {
                throw new StartRefused("PostgreSQL could not make a cluster in " + fresh + ": "
                        + made.output().strip());
            }
            Files.move(fresh, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefused("The data folder " + folder + " cannot be written: " + e.getMessage(), e);
        } finally {
            deleteQuietly(password);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", file, e);
        }
    }

    private static void requireSameMajor(DataFolder folder, PostgresBinaries binaries) {
        try {
            var found = Files.readString(folder.cluster().resolve("PG_VERSION")).strip();
            var ours = binaries.major();
            if (!found.equals(ours)) {
                throw new StartRefused(
                        "The data folder %s was made by PostgreSQL %s and this Atalaya brings %s: dump it with the version that made it, and restore into a new folder"
                                .formatted(folder, found, ours));
            }
        } catch (IOException e) {
            throw new StartRefused("%s is not a PostgreSQL cluster: %s".formatted(folder.cluster(), e.getMessage()), e);
        }
    }

    private static DatabaseServer awaitServer(DataFolder folder) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var server = find(folder);
            if (server.isPresent()) {
                return server.get();
            }
            pause();
        }
        throw folder.inUse();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while waiting for PostgreSQL", e);
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

    /** The server while this process is responsible for it: started again on its port when it dies. */
    private static final class Running {

        private final DataFolder folder;
        private final PostgresBinaries binaries;
        private final DataFolder.Lock lock;
        private final Durability durability;
        private final int port;
        private volatile boolean stopping;

        Running(DataFolder folder, PostgresBinaries binaries, DataFolder.Lock lock, Durability durability) {
            this.folder = folder;
            this.binaries = binaries;
            this.lock = lock;
            this.durability = durability;
            this.port = launch();
        }

        void watch() {
            Postmaster.of(folder.cluster())
                    .ifPresent(postmaster -> postmaster.process().onExit().thenRun(this::restart));
        }

        void stop() {
            stopping = true;
            synchronized (this) {
                LocalPostgres.stop(folder, binaries);
                lock.close();
            }
        }

        private synchronized void restart() {
            for (var end = System.nanoTime() + PATIENCE.toNanos(); !stopping && System.nanoTime() < end; ) {
                LOG.error("PostgreSQL ended by itself; starting it again");
                var started = start(port);
                if (started.code() == 0) {
                    watch();
                    return;
                }
                LOG.error("PostgreSQL does not start: {}", started.output().strip());
                pause();
            }
        }

        private int launch() {
            writeRules();
            var started = new PostgresBinaries.Result(-1, "");
            for (var attempt = 0; attempt < 3; attempt++) {
                var chosen = freePort();
                started = start(chosen);
                if (started.code() == 0) {
                    return chosen;
                }
            }
            throw new StartRefused("PostgreSQL does not start; its log is %s: %s"
                    .formatted(log(), started.output().strip()));
        }

        private PostgresBinaries.Result start(int on) {
            rotateLog();
            return binaries.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "-w",
                            "-t",
                            "60",
                            "-D",
                            folder.cluster().toString(),
                            "-l",
                            log().toString(),
                            "-o",
                            settings(on)),
                    70);
        }

        private String settings(int on) {
            var settings = new ArrayList<>(List.of(
                    "port=" + on,
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=''",
                    "password_encryption=scram-sha-256",
                    "fsync=" + durability.sync,
                    "full_page_writes=" + durability.sync,
                    "synchronous_commit=" + durability.sync,
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "log_line_prefix='%m [%p] %q%u@%d/%a '"));
            settings.replaceAll(setting -> "-c " + setting);
            return String.join(" ", settings);
        }

        private Path log() {
            return folder.logs().resolve("postgres.log");
        }

        private void writeRules() {
            try {
                Files.writeString(folder.cluster().resolve("pg_hba.conf"), HBA);
            } catch (IOException e) {
                throw new StartRefused("The data folder " + folder + " cannot be written: " + e.getMessage(), e);
            }
        }

        private void rotateLog() {
            try {
                if (Files.exists(log()) && Files.size(log()) > LOG_BYTES_KEPT) {
                    Files.move(log(), log().resolveSibling("postgres.1.log"), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                LOG.warn("{} could not be rotated", log(), e);
            }
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
