package dev.atalaya.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server process of a cluster, as PostgreSQL describes it in the cluster's {@code postmaster.pid}. */
record Postmaster(ProcessHandle process, int port, boolean ready) {

    /** The server that runs on this cluster; a file left behind, and a foreign process with its number, do not count. */
    static Optional<Postmaster> of(Path cluster) {
        var lines = lines(cluster);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> serves(process, cluster))
                .map(process -> new Postmaster(
                        process,
                        Integer.parseInt(lines.get(3).strip()),
                        lines.size() > 7 && lines.get(7).strip().equals("ready")));
    }

    /** Whether the file names a process that lives but is somebody else's, so that PostgreSQL would wait for it in vain. */
    static boolean pidWasReused(Path cluster) {
        var lines = lines(cluster);
        return !lines.isEmpty()
                && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(process -> !serves(process, cluster))
                        .isPresent();
    }

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        var command = process.info().command().map(Path::of).map(Path::getFileName);
        if (command.isEmpty() || !command.get().toString().startsWith("postgres")) {
            return false;
        }
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), cluster);
        } catch (IOException e) {
            // no /proc here: the server was started with the cluster's path
            return process.info().arguments().map(List::of).orElse(List.of()).contains(cluster.toString());
        }
    }

    private static List<String> lines(Path cluster) {
        try {
            return Files.readAllLines(file(cluster));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new StartRefused("The data folder cannot be read: " + e.getMessage(), e);
        }
    }
}
