package dev.atalaya.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The table of one run, in target/bench, which the launcher shows as it grows. */
final class Report {

    private static final String LINE = "%-44s %-18s %-18s %-22s %-14s %s";

    private final Path file;
    private final List<String> missed = new ArrayList<>();

    Report(String name) {
        file = Path.of("target", "bench", name + ".txt");
        write("", StandardOpenOption.TRUNCATE_EXISTING);
    }

    void say(String line) {
        write(line + "\n", StandardOpenOption.APPEND);
    }

    void head(String other) {
        head("ours p50/p95 ms", other);
    }

    void head(String ours, String other) {
        say(LINE.formatted("operation", ours, other, "ratio", "bar", "held"));
    }

    /** What was measured against what, by how much, the most it may be, and whether it is. */
    void row(String operation, String ours, String other, String ratio, String bar, boolean held) {
        say(LINE.formatted(operation, ours, other, ratio, bar, held ? "yes" : "NO"));
        if (!held) {
            missed.add(operation);
        }
    }

    void count(String operation, long ours, long most, String unit) {
        row(operation, "%,d %s".formatted(ours, unit), "", "", "%,d".formatted(most), ours <= most);
    }

    /** Ends the run, with an error where a bar was missed. */
    void close() {
        say(missed.isEmpty() ? "Every bar is held." : missed.size() + " bars are missed.");
        if (!missed.isEmpty()) {
            throw new AssertionError("Missed: " + String.join("; ", missed));
        }
    }

    private void write(String text, StandardOpenOption how) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
