package dev.atalaya.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.ScratchDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MigrateCommandTests {

    private final ScratchDatabase database = new ScratchDatabase();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void appliesWhatWaitsAndSaysSo() {
        assertThat(run("status")).isEqualTo(MigrateCommand.PENDING);
        assertThat(out.toString()).contains("pending; apply with ./atalaya migrate apply");

        assertThat(run("apply")).isZero();
        assertThat(out.toString()).contains("Applied 0001 users create users", "The schema is up to date.");

        assertThat(run("apply")).isZero();
        assertThat(out.toString()).isEqualTo("Nothing was pending.%n".formatted());
        assertThat(run("status")).isZero();
        assertThat(out.toString()).contains("success", "0005", "Nothing is pending.");
    }

    @Test
    void noDemoAccountsOnAServerOfOnesOwn() {
        run("apply");

        assertThat(database.sql()
                        .sql("select count(*) from users where test_user")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void jsonIsForMachines() {
        run("apply", "--json");
        run("status", "--json");

        var status = new JsonMapper().readTree(out.toString());
        assertThat(status.get("valid").booleanValue()).isTrue();
        assertThat(status.get("pending").intValue()).isZero();
        assertThat(status.get("versions").get(0).get("severity").stringValue()).isEqualTo("green");
    }

    @Test
    void anEditedVersionIsAProblem() {
        run("apply");
        database.sql()
                .sql("update flyway_schema_history set checksum = 1 where version = '0003'")
                .update();

        assertThat(run("status")).isEqualTo(MigrateCommand.INVALID);
        assertThat(run("apply")).isOne();
        assertThat(err.toString()).contains("V0003__agents_create_whatsapp_agents.sql is edited since it was applied");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void withoutTheOwnersPasswordItSaysWhichOneIsMissing() {
        var environment = Map.of("ATALAYA_DB_URL", database.properties().getOrDefault("atalaya.db.url", ""));

        assertThat(run(environment, "apply")).isOne();
        assertThat(err.toString()).contains("ATALAYA_DB_OWNER_PASSWORD");
        assertThat(err.toString().lines()).hasSize(1);
    }

    private int run(String... arguments) {
        var settings = database.properties();
        return run(
                Map.of(
                        "ATALAYA_DB_URL", settings.getOrDefault("atalaya.db.url", ""),
                        "ATALAYA_DB_OWNER_PASSWORD", settings.getOrDefault("atalaya.db.owner.password", "")),
                arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return MigrateCommand.commandLine(environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
