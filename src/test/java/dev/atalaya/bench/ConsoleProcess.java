package dev.atalaya.bench;

import dev.atalaya.database.DatabaseRole;
import dev.atalaya.database.DatabaseServer;
import dev.atalaya.testkit.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The application as it is shipped, in a JVM of its own with half a gigabyte, so that its heap is nobody else's. */
final class ConsoleProcess implements AutoCloseable {

    /** MiB. */
    static final int HEAP = 512;

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final Path LOG = Path.of("target", "bench", "console.log");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final int port;

    private ConsoleProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ConsoleProcess start(DatabaseServer server) {
        var jar = System.getProperty("bench.app");
        if (jar == null) {
            throw new IllegalStateException("Only ./atalaya bench sessions knows which application to start, and how");
        }
        var command = new ArrayList<String>();
        command.add(JAVA.resolve("java").toString());
        command.addAll(List.of(System.getProperty("bench.java", "").strip().split("\\s+")));
        command.addAll(List.of("-Xmx" + HEAP + "m", "-cp", jar, "dev.atalaya.Application"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(LOG.toFile());
        var port = freePort();
        // A password among the arguments would be everybody's to see.
        builder.environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "prod",
                        "SERVER_PORT",
                        Integer.toString(port),
                        "LOGGING_LEVEL_ROOT",
                        "warn",
                        "ATALAYA_DB_URL",
                        "jdbc:postgresql://" + server,
                        "ATALAYA_DB_APP_PASSWORD",
                        server.password(DatabaseRole.APP)));
        try {
            var started = new ConsoleProcess(builder.start(), port);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            started.await();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** What lives after a full collection, by class; the whole under {@code Total}. */
    Map<String, Live> histogram() {
        return ask("GC.class_histogram")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length >= 3)
                .filter(words -> words[0].equals("Total") || words[0].matches("\\d+:"))
                .collect(Collectors.toMap(
                        words -> words[0].equals("Total") ? words[0] : words[3],
                        words -> new Live(Long.parseLong(words[1]), Long.parseLong(words[2])),
                        (one, other) -> new Live(one.instances + other.instances, one.bytes + other.bytes)));
    }

    /** The same, a second time at once, for what the first collection only put in a queue to be let go. */
    long liveBytes() {
        histogram();
        return of("Total").bytes;
    }

    long instances(String type) {
        return of(type).instances;
    }

    private Live of(String type) {
        return histogram().getOrDefault(type, new Live(0, 0));
    }

    private String ask(String command) {
        try {
            var asked = new ProcessBuilder(JAVA.resolve("jcmd").toString(), Long.toString(process.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (asked.waitFor() != 0) {
                throw new IllegalStateException("jcmd: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void await() throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("The application did not start: " + Files.readString(LOG));
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean answers() {
        try {
            var visitor = new Visitor(port);
            return visitor.send(visitor.request("/actuator/health").GET()).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many there are of a class, and how large they are together. */
    record Live(long instances, long bytes) {}
}
