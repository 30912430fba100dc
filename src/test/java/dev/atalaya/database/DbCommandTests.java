package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbCommandTests {

    @TempDir
    private Path temporary;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void urlNeedsARunningDatabase() {
        assertThat(run("", "url", "--role", "app", "--data", data())).isEqualTo(1);
        assertThat(err.toString()).contains("does not run").hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void urlIsTheRunningDatabases() {
        var folder = DataFolder.at(Path.of(data()));
        TestPostgres.shareBinaries(folder);
        try (var postgres = LocalPostgres.open(folder)) {
            assertThat(run("", "url", "--role", "backup", "--data", data())).isZero();
            assertThat(out.toString().strip()).isEqualTo(postgres.server().libpqUrl(DatabaseRole.BACKUP));
        }
        assertThat(run("wrong\n", "reset", "--data", data())).isEqualTo(1);
        assertThat(err.toString()).contains("Nothing was deleted.");
        assertThat(folder.cluster()).exists();
        assertThat(run("data\n", "reset", "--data", data())).isZero();
        assertThat(folder.root()).doesNotExist();
    }

    @Test
    void resetOfNothingSaysSo() {
        assertThat(run("data\n", "reset", "--data", data())).isZero();
        assertThat(out.toString()).contains("nothing to delete");
    }

    @Test
    void anUnknownRoleIsAUsageError() {
        assertThat(run("", "url", "--role", "admin")).isEqualTo(2);
        assertThat(err.toString()).contains("OWNER, APP, BACKUP");
    }

    private String data() {
        return temporary.resolve("data").toString();
    }

    private int run(String answer, String... arguments) {
        var before = System.in;
        System.setIn(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
        try {
            return DbCommand.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
        } finally {
            System.setIn(before);
        }
    }
}
