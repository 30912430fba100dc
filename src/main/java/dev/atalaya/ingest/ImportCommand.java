package dev.atalaya.ingest;

import dev.atalaya.security.ServiceUsers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code ./atalaya import FILE...} does; exit code 1 where a line was left out or a file could not be read. */
@Command(
        name = "import",
        description =
                "Reads conversations from NDJSON files, plain or gzipped. Running it again adds only what is new.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final int REJECTS_SHOWN = 10;

    private final ImportService imports;
    private final ServiceUsers serviceUsers;
    private final PrintStream out;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean cancelled;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A file with a conversation a line.")
    private List<Path> files = List.of();

    ImportCommand(ImportService imports, ServiceUsers serviceUsers, PrintStream out) {
        this.imports = imports;
        this.serviceUsers = serviceUsers;
        this.out = out;
    }

    @Override
    public Integer call() {
        files.stream()
                .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .findFirst()
                .ifPresent(file -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "Cannot read " + file + ": there is no such file, or it is not yours to read");
                });
        try {
            var all = true;
            for (var file : files) {
                all = !cancelled && serviceUsers.callAs(ServiceUsers.IMPORT, () -> read(file)) && all;
            }
            return all ? 0 : 1;
        } finally {
            done.countDown();
        }
    }

    /** Lets the batch that is being written finish, and takes no more. */
    void cancel() {
        cancelled = true;
        try {
            if (!done.await(20, TimeUnit.SECONDS)) {
                out.println("The last batch did not finish in time; it is not kept.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether every line of it was taken. */
    private boolean read(Path file) {
        var started = System.nanoTime();
        try (var rejects = new RejectsFile(file);
                var progress = Progress.of(file, out)) {
            var follower = new Follower(rejects, progress);
            var failure = "";
            try {
                var source = new ImportSource(
                        file.getFileName().toString(), () -> new Counted(Files.newInputStream(file), progress));
                imports.importFrom(source, follower);
            } catch (IOException e) {
                failure = file + " could not be read to its end: " + e.getMessage() + ". What came before is kept.";
            } catch (ImportStopped e) {
                failure = file + " was not read to its end. " + e.getMessage()
                        + ". Whole batches before it are kept; run the same command again to go on.";
            }
            progress.close();
            report(file, follower, (System.nanoTime() - started) / 1e9);
            if (!failure.isEmpty()) {
                out.println(failure);
            }
            return failure.isEmpty() && follower.soFar.rejected() == 0 && !cancelled;
        } catch (IOException e) {
            out.println("Cannot write beside " + file + ": " + e.getMessage());
            return false;
        }
    }

    private void report(Path file, Follower follower, double seconds) {
        var result = follower.soFar;
        out.printf(
                Locale.ROOT,
                "%s: %,d conversations new, %,d changed, %,d unchanged, %,d rejected; %,d messages and %,d AI entries new"
                        + " in %.1f s (%,.0f messages a second)%n",
                file.getFileName(),
                result.created(),
                result.changed(),
                result.unchanged(),
                result.rejected(),
                result.messages(),
                result.entries(),
                seconds,
                result.messages() / seconds);
        if (result.rejected() > 0) {
            out.println("Rejected lines and why: " + follower.rejects.path());
        }
        if (cancelled) {
            out.println("Interrupted. What was committed is kept; run the same command again to go on.");
        }
    }

    /** Shows the first rejects, and keeps all of them. */
    private final class Follower implements ImportListener {

        private final RejectsFile rejects;
        private final Progress progress;
        private ImportResult soFar = ImportResult.NOTHING;
        private int shown;

        private Follower(RejectsFile rejects, Progress progress) {
            this.rejects = rejects;
            this.progress = progress;
        }

        @Override
        public void rejected(Reject reject) {
            rejects.write(reject);
            soFar = soFar.plus(ImportResult.rejectedLine());
            if (shown++ < REJECTS_SHOWN) {
                progress.say(reject.toString());
            }
        }

        @Override
        public void progressed(ImportResult result) {
            soFar = result;
            progress.show(result);
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }

    /** Tells how many bytes of the file were read. */
    private static final class Counted extends FilterInputStream {

        private final Progress progress;

        private Counted(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = super.read(bytes, offset, length);
            progress.advance(Math.max(0, count));
            return count;
        }
    }
}
