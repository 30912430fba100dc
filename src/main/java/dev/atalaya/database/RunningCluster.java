package dev.atalaya.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that this process started: when it dies it is started again where it was, until it is to stop. */
final class RunningCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningCluster.class);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DataFolder folder;
    private final Cluster cluster;
    private final int port;
    private volatile boolean stopping;

    RunningCluster(DataFolder folder, Cluster cluster) {
        this.folder = folder;
        this.cluster = cluster;
        this.port = start();
        watch();
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        stopping = true;
        synchronized (this) {
            cluster.stop();
        }
    }

    private int start() {
        var started = new PostgresBinaries.Result(-1, "");
        for (var attempt = 0; attempt < 3; attempt++) {
            var chosen = freePort();
            started = cluster.start(chosen);
            if (started.code() == 0) {
                return chosen;
            }
        }
        throw new StartRefused("PostgreSQL does not start; its log is " + cluster.log() + ": " + started.oneLine());
    }

    private void watch() {
        Postmaster.of(folder.cluster())
                .ifPresent(postmaster -> postmaster.process().onExit().thenRun(this::startAgain));
    }

    private synchronized void startAgain() {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); !stopping && System.nanoTime() < end; ) {
            LOG.error("PostgreSQL ended by itself; starting it again");
            var started = cluster.start(port);
            if (started.code() == 0) {
                watch();
                return;
            }
            LOG.error("PostgreSQL does not start: {}", started.oneLine());
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
