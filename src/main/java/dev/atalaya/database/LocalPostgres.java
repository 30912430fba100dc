package dev.atalaya.database;

import dev.atalaya.database.Cluster.Durability;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded PostgreSQL of a data folder: durable, on the loopback only, every login with a password. */
public final class LocalPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DatabaseServer server;
    private final @Nullable RunningCluster ours;
    private final DataFolder.@Nullable Lock lock;

    private LocalPostgres(DatabaseServer server, @Nullable RunningCluster ours, DataFolder.@Nullable Lock lock) {
        this.server = server;
        this.ours = ours;
        this.lock = lock;
    }

    /** Starts the folder's server, making it first where there is none; refuses a folder that is in use. */
    public static LocalPostgres open(DataFolder folder) {
        return open(folder, Durability.DURABLE);
    }

    static LocalPostgres open(DataFolder folder, Durability durability) {
        folder.prepare();
        return start(folder, folder.lock().orElseThrow(folder::inUse), durability);
    }

    /** Joins the folder's server where it runs, or starts it and stops it again on close. */
    public static LocalPostgres openOrJoin(DataFolder folder) {
        folder.prepare();
        return folder.lock()
                .map(lock -> start(folder, lock, Durability.DURABLE))
                .orElseGet(() -> new LocalPostgres(awaitServer(folder), null, null));
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
                new Cluster(folder, PostgresBinaries.in(folder.binaries()), Durability.DURABLE).stop();
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
        if (ours != null && lock != null) {
            ours.close();
            lock.close();
            LOG.info("PostgreSQL stopped");
        }
    }

    private static LocalPostgres start(DataFolder folder, DataFolder.Lock lock, Durability durability) {
        try {
            var credentials = credentials(folder);
            var cluster = new Cluster(folder, PostgresBinaries.in(folder.binaries()), durability);
            cluster.stopOrphan();
            cluster.make(credentials.superuser());
            cluster.requireOurMajor();
            return serve(new RunningCluster(folder, cluster), lock, credentials);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static LocalPostgres serve(RunningCluster running, DataFolder.Lock lock, Credentials credentials) {
        try {
            var server = DatabaseServer.local(running.port(), credentials.roles());
            new DatabaseInit(server, Credentials.SUPERUSER, credentials.superuser()).run();
            LOG.info("PostgreSQL serves {}", server);
            return new LocalPostgres(server, running, lock);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private static Credentials credentials(DataFolder folder) {
        if (Files.exists(folder.cluster()) && !Files.exists(folder.credentials())) {
            throw new StartRefused("%s is missing, and without its passwords the data in %s cannot be read: bring it"
                            .formatted(folder.credentials(), folder.cluster())
                    + " back from a copy, or start anew with ./atalaya reset");
        }
        return Credentials.loadOrDraw(folder.credentials());
    }

    private static DatabaseServer awaitServer(DataFolder folder) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var server = find(folder);
            if (server.isPresent()) {
                return server.get();
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartRefused("Interrupted while waiting for PostgreSQL", e);
            }
        }
        throw folder.inUse();
    }
}
