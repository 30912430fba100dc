package dev.atalaya.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.atalaya.Application;
import dev.atalaya.components.Banner;
import dev.atalaya.database.StartRefused;
import dev.atalaya.security.Permissions;
import dev.atalaya.testkit.ScratchDatabase;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What a start in production, which holds no owner's login, does about the schema. */
class StartTests {

    private final ScratchDatabase database = new ScratchDatabase();

    @BeforeEach
    void migrate() {
        Migrating.migrate(FlywaySettings.forApplying(database.owner(), false));
    }

    @AfterEach
    void drop() {
        SecurityContextHolder.clearContext();
        database.close();
    }

    @Test
    void anEditedVersionStopsIt() {
        history("update flyway_schema_history set checksum = 1 where version = '0003'");

        var refusal = catchThrowable(this::start);

        assertThat(refused(refusal))
                .hasValueSatisfying(message -> assertThat(message)
                        .contains("V0003__agents_create_whatsapp_agents.sql is edited since it was applied")
                        .hasLineCount(1));
    }

    @Test
    void aFailedVersionStopsIt() {
        history("update flyway_schema_history set success = false where version = '0011'");

        assertThat(refused(catchThrowable(this::start)))
                .hasValueSatisfying(message -> assertThat(message).contains("failed half way"));
    }

    /** It neither applies the version nor serves its feature, and serves the others. */
    @Test
    void aPendingVersionIsSaidAndItsFeatureNotServed() {
        takeBackFrom("0011");

        try (var application = start()) {
            assertThat(application.getBeanProvider(Banner.class).stream().flatMap(banner -> banner.notice().stream()))
                    .extracting(Banner.Notice::key)
                    .contains("migrations.banner.waiting");
            SecurityContextHolder.getContext()
                    .setAuthentication(
                            new TestingAuthenticationToken("ops", "", "ROLE_" + Permissions.MIGRATIONS_READ));
            var migrations = application.getBean(MigrationService.class);
            assertThatThrownBy(migrations::report).isInstanceOf(VersionsPendingException.class);

            Migrating.migrate(FlywaySettings.forApplying(database.owner(), false));
            assertThat(migrations.report().waiting()).isEmpty();
            assertThat(application.getBeansOfType(DataSource.class)).hasSize(1);
        }
    }

    private ConfigurableApplicationContext start() {
        var settings = new HashMap<String, Object>(database.properties());
        settings.remove("atalaya.db.owner.password");
        settings.remove("atalaya.db.backup.password");
        settings.put("server.port", "0");
        settings.put("spring.jmx.enabled", "false");
        return new SpringApplicationBuilder(Application.class)
                .profiles("prod")
                .properties(settings)
                .run();
    }

    /** V0011 lets the application read the history, so that its grant stays. */
    private void takeBackFrom(String version) {
        var later = database.sql()
                .sql("select script from flyway_schema_history where version >= ? order by version desc")
                .param(version)
                .query(String.class)
                .list();
        for (var script : later) {
            if (!script.startsWith("V" + version)) {
                var header = Scripts.header(new String(Scripts.find(script).orElseThrow(), StandardCharsets.UTF_8));
                database.sql().sql(Scripts.undo(header).orElseThrow()).update();
            }
            database.sql()
                    .sql("delete from flyway_schema_history where script = ?")
                    .param(script)
                    .update();
        }
    }

    private void history(String change) {
        assertThat(database.sql().sql(change).update()).isOne();
    }

    private static Optional<String> refused(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .filter(StartRefused.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
    }
}
