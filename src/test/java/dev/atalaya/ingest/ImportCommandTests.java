package dev.atalaya.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.security.ServiceUsers;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import picocli.CommandLine;

/** What somebody at a terminal gets: counts, rejects beside the file, an exit code. */
@DatabaseTest
class ImportCommandTests {

    private static final String BAD = "{\"externalId\":7}";

    @Autowired
    private ImportService imports;

    @Autowired
    private ServiceUsers serviceUsers;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    // R7
    @Test
    void rejectsAreKeptBesideTheFileUntilARunWithoutAny() throws IOException {
        var file = folder.resolve("conversations.ndjson");
        var rejects = folder.resolve("conversations.ndjson.rejects.ndjson");
        Files.writeString(file, BAD + "\n" + good() + "\n");
        assertThat(run(file)).isEqualTo(1);
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .contains("line 1: externalId must be a text in quotes")
                .contains("1 conversations new, 0 changed, 0 unchanged, 1 rejected; 1 messages")
                .contains("messages a second")
                .contains(rejects.toString());
        assertThat(Files.readAllLines(rejects))
                .containsExactly("{\"line\":1,\"field\":\"externalId\",\"reason\":\"must be a text in quotes\","
                        + "\"text\":\"{\\\"externalId\\\":7}\"}");

        Files.writeString(file, good());
        assertThat(run(file)).isZero();
        assertThat(rejects).doesNotExist();
    }

    @Test
    void oneBadFileDoesNotKeepTheOthersOut() throws IOException {
        var bad = Files.writeString(folder.resolve("bad.ndjson"), BAD);
        var good = Files.writeString(folder.resolve("good.ndjson"), good());
        assertThat(run(bad, good)).isEqualTo(1);
        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("good.ndjson: 1 conversations new");
    }

    // R10
    @Test
    void anImportThatStopsSaysWhyAndWhatToDo() throws IOException {
        var file = Files.writeString(folder.resolve("stopped.ndjson"), good());
        assertThat(World.withTheLogClosed(() -> run(file))).isEqualTo(1);
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .contains("0 conversations new, 0 changed, 0 unchanged, 0 rejected")
                .contains("The audit log could not be written")
                .contains("run the same command again to go on");
        assertThat(run(file)).isZero();
    }

    @Test
    void wrongUsageIsTold() {
        assertThat(run()).isEqualTo(2);
        assertThat(run(folder.resolve("missing.ndjson"))).isEqualTo(2);
        assertThat(run(folder)).isEqualTo(2);
    }

    private int run(Path... files) {
        var out = new PrintStream(terminal, true, StandardCharsets.UTF_8);
        var words = new String[files.length];
        for (var i = 0; i < files.length; i++) {
            words[i] = files[i].toString();
        }
        return new CommandLine(new ImportCommand(imports, serviceUsers, out))
                .setErr(new PrintWriter(out, true))
                .execute(words);
    }

    private String good() {
        return """
                {"externalId":"%1$s","agent":{"slug":"terminal"},"contact":{"phone":"+34600000111"},"status":"open",\
                "openedAt":"2026-01-01T08:00:00Z","messages":[{"externalId":"m-%1$s","direction":"inbound",\
                "sender":"contact","type":"text","body":"Hello","sentAt":"2026-01-01T08:00:00Z"}]}""".formatted(folder.getFileName());
    }
}
