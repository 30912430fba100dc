package dev.atalaya.bench;

import dev.atalaya.database.DatabaseRole;
import dev.atalaya.database.DatabaseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The same statements without an application: prepared, by one client of pgbench or, where it is missing, of JDBC. */
final class PlainTransaction {

    static final Optional<Path> PGBENCH = find();

    private PlainTransaction() {}

    /** How the plain transactions of this run are measured, as the table says it. */
    static String means() {
        return PGBENCH.isPresent() ? "pgbench" : "plain JDBC";
    }

    static Side of(DatabaseServer server, List<String> statements) {
        return of(server, statements, "commit");
    }

    static Side rolledBack(DatabaseServer server, List<String> statements) {
        return of(server, statements, "rollback");
    }

    private static Side of(DatabaseServer server, List<String> statements, String end) {
        return PGBENCH.<Side>map(program -> time -> pgbench(program, server, statements, end, time))
                .orElseGet(() -> time -> PlainJdbc.run(server, statements, end, time));
    }

    private static double[] pgbench(
            Path program, DatabaseServer server, List<String> statements, String end, Duration time) {
        try {
            var folder = Files.createTempDirectory("bench");
            var script = folder.resolve("script.sql");
            Files.writeString(
                    script,
                    "begin;\n" + String.join(";\n", statements).replaceAll("\\n\\s*(?=\\n)", "") + ";\n" + end + ";\n");
            var seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
            var process = new ProcessBuilder(
                            program.toString(),
                            "-n",
                            "-M",
                            "prepared",
                            "-c",
                            "1",
                            "-T",
                            Long.toString(seconds),
                            "-f",
                            script.toString(),
                            "-l",
                            "--log-prefix=" + folder.resolve("log"),
                            server.libpqUrl(DatabaseRole.APP))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench: " + Files.readString(folder.resolve("said")));
            }
            return read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The third word of each line is what one transaction took, in microseconds. */
    private static double[] read(Path folder) throws IOException {
        double[] taken;
        try (var files = Files.list(folder)) {
            var log = files.filter(file -> file.getFileName().toString().startsWith("log"))
                    .findFirst()
                    .orElseThrow();
            try (var lines = Files.lines(log)) {
                taken = lines.mapToDouble(line -> Double.parseDouble(line.split(" ")[2]) / 1000)
                        .sorted()
                        .toArray();
            }
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        return taken;
    }

    private static Optional<Path> find() {
        return Stream.concat(onPath(), installed())
                .map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> onPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of);
    }

    private static Stream<Path> installed() {
        var versions = Path.of("/usr/lib/postgresql").toFile().listFiles();
        return versions == null
                ? Stream.empty()
                : Arrays.stream(versions).map(version -> version.toPath().resolve("bin"));
    }
}
