package dev.atalaya.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** The folder that holds everything an installation keeps: the cluster, its passwords and the logs. */
public final class DataFolder {

    private static final long NEEDED_BYTES = 512L * 1024 * 1024;

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    public static DataFolder at(Path path) {
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    public Path root() {
        return root;
    }

    public Path logs() {
        return root.resolve("logs");
    }

    boolean holdsDatabase() {
        return Files.isDirectory(cluster()) || Files.exists(credentials());
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path binaries() {
        return root.resolve("postgres-bin");
    }

    Path credentials() {
        return root.resolve("credentials");
    }

    Path lockFile() {
        return root.resolve("lock");
    }

    /** Makes the folder, for its owner alone, and refuses to go on where the disk is nearly full. */
    void prepare() {
        prepare(NEEDED_BYTES);
    }

    void prepare(long needed) {
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root, permissions("rwx------"));
            }
            Files.createDirectories(logs());
            var free = Files.getFileStore(root).getUsableSpace();
            if (free < needed) {
                throw new StartRefused("Too little disk: %s has %d MB free and needs %d MB; nothing was changed"
                        .formatted(root, free / 1_000_000, needed / 1_000_000));
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Takes the folder for this process until the lock is closed; empty where another process has it. */
    Optional<Lock> lock() {
        try {
            var channel = FileChannel.open(
                    lockFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                var lock = channel.tryLock();
                if (lock != null) {
                    channel.truncate(0);
                    channel.write(ByteBuffer.wrap(
                            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                    return Optional.of(new Lock(channel));
                }
            } catch (OverlappingFileLockException e) {
                // this very process has it
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Deletes what Atalaya made here, and the folder itself where nothing else is left in it. */
    void delete(Lock held) {
        if (!held.channel().isOpen()) {
            throw new IllegalStateException("The folder is not locked");
        }
        try {
            for (var ours : List.of(
                    cluster(),
                    root.resolve("postgres-new"),
                    binaries(),
                    credentials(),
                    root.resolve("demo-credentials"),
                    logs(),
                    lockFile())) {
                FileSystemUtils.deleteRecursively(ours);
            }
            try (var rest = Files.list(root)) {
                if (rest.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(root);
        } catch (IOException e) {
            throw new StartRefused("Not all of " + root + " could be deleted: " + e.getMessage(), e);
        }
    }

    void requireFree() {
        lock().orElseThrow(this::inUse).close();
    }

    StartRefused unusable(IOException e) {
        return new StartRefused("The data folder " + root + " cannot be used: " + e.getMessage(), e);
    }

    StartRefused inUse() {
        return new StartRefused(
                "The data folder %s is in use by process %s; stop that one, or choose another with --data DIR"
                        .formatted(root, holder()));
    }

    private String holder() {
        try {
            var pid = Files.readString(lockFile()).strip();
            return pid.isEmpty() ? "another" : pid;
        } catch (IOException e) {
            return "another";
        }
    }

    /** For a file that holds a secret. */
    static FileAttribute<?> ownerOnly() {
        return permissions("rw-------");
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    @Override
    public String toString() {
        return root.toString();
    }

    /** The right to run a server in the folder; the system releases it when the process dies. */
    record Lock(FileChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
