package dev.atalaya.bench;

import dev.atalaya.database.BenchPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./atalaya bench data}: makes the databases that the others measure. */
@Tag("bench")
class BenchData {

    @Test
    void make() {
        var report = new Report("data");
        try (var postgres = BenchPostgres.openToFill(Databases.FOLDER)) {
            for (var share : Share.wanted()) {
                var started = System.nanoTime();
                Databases.make(postgres, share);
                report.say("%s: %s, %d s"
                        .formatted(
                                share.database(),
                                share.contents(),
                                Duration.ofNanos(System.nanoTime() - started).toSeconds()));
            }
        }
        report.say("Kept in " + Databases.FOLDER + "; now ./atalaya bench lists, thread, page or sessions");
    }
}
