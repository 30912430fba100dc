package dev.atalaya.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A PostgreSQL of its own for measurements, whose databases are kept between runs. */
public final class BenchPostgres implements AutoCloseable {

    private final DataFolder folder;
    private final LocalPostgres postgres;
    private final AtomicBoolean closed = new AtomicBoolean();

    private BenchPostgres(DataFolder folder, LocalPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /** As in production. */
    public static BenchPostgres open(Path path) {
        return open(path, Cluster.Durability.DURABLE);
    }

    /** Without waiting for the disk. */
    public static BenchPostgres openToFill(Path path) {
        return open(path, Cluster.Durability.FOR_TESTS);
    }

    private static BenchPostgres open(Path path, Cluster.Durability durability) {
        var folder = DataFolder.at(path);
        var opened = new BenchPostgres(folder, LocalPostgres.open(folder, durability));
        Runtime.getRuntime().addShutdownHook(new Thread(opened::close));
        return opened;
    }

    /** The server, with one of its databases chosen. */
    public DatabaseServer server(String database) {
        return postgres.server().database(database);
    }

    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                server(database).jdbcUrl(),
                Credentials.SUPERUSER,
                Credentials.loadOrDraw(folder.credentials()).superuser());
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            postgres.close();
        }
    }
}
