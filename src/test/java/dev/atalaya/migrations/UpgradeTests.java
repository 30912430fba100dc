package dev.atalaya.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.database.DatabaseRole;
import dev.atalaya.database.TestPostgres;
import dev.atalaya.testkit.Catalogue;
import dev.atalaya.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * J-01: a database as an earlier release left it comes to the present schema with all its data.
 *
 * <p>A release adds a fixture: {@code ./atalaya test UpgradeTests -Datalaya.fixture=NAME}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeTests {

    private static final Path FIXTURES = Path.of("src", "test", "resources", "schema");

    private static final List<String> TABLES = List.of(
            "users",
            "roles",
            "user_roles",
            // Without what reference data grants to service users, of which a release may bring more.
            "user_agent_access where reason not like 'reference data%'",
            "whatsapp_agents",
            "contacts",
            "conversations",
            "messages",
            "ai_sessions",
            "ai_messages",
            "backup_jobs");

    @Test
    @Order(2)
    void earlierReleasesComeToTheHead() throws IOException {
        try (var fixtures = Files.newDirectoryStream(FIXTURES, "*.sql.gz");
                var fresh = new ScratchDatabase()) {
            Migrating.migrate(FlywaySettings.forApplying(fresh.owner(), false));
            var found = 0;
            for (var fixture : fixtures) {
                found++;
                try (var database = new ScratchDatabase()) {
                    database.run(read(fixture));
                    var before = counts(database);
                    assertThat(before).as(fixture.toString()).doesNotContainValue(0L);

                    Migrating.migrate(FlywaySettings.forApplying(database.owner(), false));

                    assertThat(counts(database)).isEqualTo(before);
                    assertThat(Catalogue.of(database.owner())).isEqualTo(Catalogue.of(fresh.owner()));
                    assertHealthy(database);
                }
            }
            assertThat(found).isPositive();
        }
    }

    @Test
    @Order(1)
    @EnabledIfSystemProperty(named = "atalaya.fixture", matches = "[a-z0-9.-]+")
    void makeAFixture() throws IOException, InterruptedException {
        try (var database = new ScratchDatabase()) {
            Migrating.migrate(FlywaySettings.forApplying(database.owner(), false));
            database.run(Files.readString(FIXTURES.resolve("little-data.sql")));
            // As the role that dumps in earnest: the owner's own dump would be cut by the policies.
            var url = TestPostgres.server()
                    .libpqUrl(DatabaseRole.BACKUP)
                    .replaceFirst("/" + TestPostgres.server().database() + "$", "/" + database.name());
            var dump = new ProcessBuilder("pg_dump", "--inserts", "--no-owner", url)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var sql = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(dump.waitFor()).isZero();
            var fixture = FIXTURES.resolve(System.getProperty("atalaya.fixture") + ".sql.gz");
            try (var file = new GZIPOutputStream(Files.newOutputStream(fixture))) {
                file.write(sql.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void assertHealthy(ScratchDatabase database) throws IOException {
        try (var queries = Files.newDirectoryStream(Path.of("db", "health"), "*.sql")) {
            for (var query : queries) {
                assertThat(database.sql().sql(Files.readString(query)).query().listOfRows())
                        .as(query.toString())
                        .isEmpty();
            }
        }
    }

    private static TreeMap<String, Long> counts(ScratchDatabase database) {
        var counts = new TreeMap<String, Long>();
        for (var table : TABLES) {
            counts.put(
                    table,
                    database.sql()
                            .sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        }
        return counts;
    }

    /** Without what only psql understands. */
    private static String read(Path fixture) throws IOException {
        try (var file = new GZIPInputStream(Files.newInputStream(fixture))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("\\"))
                    .collect(Collectors.joining("\n"));
        }
    }
}
