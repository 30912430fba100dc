package dev.atalaya.ingest;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal, a line every few seconds elsewhere. */
final class Progress implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int BYTES_IN_KIB = 1024;

    private final PrintStream out;
    private final @Nullable ProgressBar bar;
    private final long size;
    private final long started = System.nanoTime();
    private volatile long read;
    private long lastLine = started;

    private Progress(PrintStream out, @Nullable ProgressBar bar, long size) {
        this.out = out;
        this.bar = bar;
        this.size = size;
    }

    static Progress of(Path file, PrintStream out) throws IOException {
        var size = Files.size(file);
        var console = System.console();
        var bar = console != null && console.isTerminal()
                ? new ProgressBarBuilder()
                        .setTaskName(file.getFileName().toString())
                        .setInitialMax(size)
                        .setUnit(" KiB", BYTES_IN_KIB)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(250)
                        .build()
                : null;
        return new Progress(out, bar, size);
    }

    /** Called by the one thread that reads. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void advance(long bytes) {
        read += bytes;
        if (bar != null) {
            bar.stepTo(read);
        }
    }

    void show(ImportResult result) {
        var now = System.nanoTime();
        var text = String.format(
                Locale.ROOT,
                "%,d rows, %,.0f a second",
                result.rows(),
                result.rows() * 1e9 / Math.max(1, now - started));
        if (bar != null) {
            bar.setExtraMessage(text);
        } else if (now - lastLine > PAUSE.toNanos()) {
            lastLine = now;
            out.printf(Locale.ROOT, "%d %%, %s%n", read * 100 / Math.max(1, size), text);
        }
    }

    /** Says something without disturbing the bar. */
    void say(String line) {
        out.println(bar == null ? line : "\r\u001b[K" + line);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
