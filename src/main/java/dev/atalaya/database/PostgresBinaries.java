package dev.atalaya.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs, unpacked from the class path, and the way to run them without being root. */
final class PostgresBinaries {

    private final Path home;
    private final List<String> asOrdinaryUser;

    private PostgresBinaries(Path home, List<String> asOrdinaryUser) {
        this.home = home;
        this.asOrdinaryUser = asOrdinaryUser;
    }

    /** Unpacks into the folder what is not there yet. */
    static PostgresBinaries in(Path folder) {
        var archive = PostgresBinaries.class.getResource("/" + archiveName());
        if (archive == null) {
            throw new StartRefused("No embedded PostgreSQL for %s on %s: set ATALAYA_DB_URL to a server of your own"
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        try {
            var home = folder.resolve(version(archive));
            if (!Files.isDirectory(home)) {
                FileSystemUtils.deleteRecursively(folder);
                Files.createDirectories(folder);
                var fresh = Files.createTempDirectory(folder, "unpacking");
                unpack(archive, fresh);
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return new PostgresBinaries(home, asOrdinaryUser());
        } catch (IOException e) {
            throw new StartRefused("PostgreSQL cannot be unpacked into " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The major version, such as 15. */
    String major() {
        var words = run("postgres", List.of("-V"), 10).output().strip().split(" ");
        return words[words.length - 1].split("\\.")[0];
    }

    Result run(String program, List<String> arguments, int seconds) {
        var command = new ArrayList<>(asOrdinaryUser);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return execute(command, seconds);
    }

    // PostgreSQL refuses to run as root. In a user namespace without mappings root is nobody, and still owns its files.
    private static List<String> asOrdinaryUser() {
        if (new UnixSystem().getUid() != 0) {
            return List.of();
        }
        if (execute(List.of("unshare", "-U", "true"), 10).code() != 0) {
            throw new StartRefused("PostgreSQL refuses to run as root, and user namespaces are off here: start Atalaya"
                    + " as an ordinary user, or set ATALAYA_DB_URL to a server of your own");
        }
        return List.of("unshare", "-U");
    }

    private static Result execute(List<String> command, int seconds) {
        try {
            var output = Files.createTempFile("atalaya-", ".out");
            try {
                var builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().put("LC_ALL", "C");
                var process = builder.start();
                process.getOutputStream().close();
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return new Result(-1, Files.readString(output) + "\nno answer within " + seconds + " s");
                }
                return new Result(process.exitValue(), Files.readString(output));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new StartRefused("Cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while running " + command.getFirst(), e);
        }
    }

    private static String archiveName() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + processor + ".txz";
    }

    private static String version(URL archive) throws IOException {
        return archive.openConnection() instanceof JarURLConnection jar
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : Long.toHexString(archive.openConnection().getContentLengthLong());
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream());
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("An entry leaves the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    /** What a program answered. */
    record Result(int code, String output) {

        String oneLine() {
            return output.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining("; "));
        }
    }
}
