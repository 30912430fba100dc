package dev.atalaya.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.security.Permissions;
import dev.atalaya.testkit.DatabaseTest;
import java.util.Arrays;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@DatabaseTest
@WithMockUser(roles = Permissions.MIGRATIONS_READ)
class MigrationServiceTests {

    @Autowired
    private MigrationService migrations;

    @Autowired
    private Flyway flyway;

    @Autowired
    private FlywayMigrationInitializer initializer;

    @Autowired
    private DataSource dataSource;

    @Test
    void theStartRunsFlyway() {
        assertThat(initializer).isNotNull();
        assertThat(migrations.report().waiting()).isEmpty();
        assertThat(migrations.report().problems()).isEmpty();
    }

    @Test
    void rowsAreWhatFlywayKnows() {
        var known = Arrays.stream(flyway.info().all())
                .map(MigrationInfo::getScript)
                .toList()
                .reversed();

        assertThat(migrations.report().rows()).extracting(MigrationRow::script).isEqualTo(known);
        assertThat(migrations.report().rows()).allSatisfy(row -> {
            assertThat(row.state()).isEqualTo(VersionState.SUCCESS);
            assertThat(row.rank()).isPositive();
            assertThat(row.installedBy()).isEqualTo("atalaya_owner");
            assertThat(row.checksum()).isNotNull();
        });
    }

    @Test
    void askingAgainDoesNotValidateAgain() {
        var first = migrations.report();

        assertThat(migrations.report()).isSameAs(first);
    }

    @Test
    void detailsHoldTextPlanAndRollback() {
        var details = migrations.find("5").orElseThrow();

        assertThat(details.newest().version()).isEqualTo("0005");
        assertThat(details.header())
                .containsEntry("owner", "conversations")
                .containsKeys("purpose", "rollback", "health");
        assertThat(details.sql()).contains("create table conversations");
        assertThat(details.undo()).contains("drop table conversations");
        assertThat(details.sha256()).hasSize(64);
        assertThat(details.fileChecksum()).isEqualTo(details.newest().checksum());
        assertThat(migrations.find("0005")).isEqualTo(migrations.find("5"));
    }

    @Test
    void repeatableScriptsHaveAPageToo() {
        var details = migrations.find("R__reference_data").orElseThrow();

        assertThat(details.newest().version()).isNull();
        assertThat(details.sql()).contains("insert into roles");
        assertThat(details.fileChecksum()).isEqualTo(details.newest().checksum());
    }

    @Test
    void unknownVersionsAreNotFound() {
        assertThat(migrations.find("9999")).isEmpty();
        assertThat(migrations.find("../seed/R__reference_data")).isEmpty();
        assertThat(migrations.find("")).isEmpty();
    }

    @Test
    void everyVersionHasAHeaderARollbackAndItsHealthQueries() {
        var versions = migrations.report().rows().stream()
                .map(MigrationRow::version)
                .filter(Objects::nonNull)
                .toList();

        assertThat(versions).isNotEmpty().allSatisfy(version -> {
            var details = migrations.find(version).orElseThrow();
            assertThat(details.header())
                    .containsOnlyKeys(
                            "purpose",
                            "touches",
                            "owner",
                            "risk",
                            "estimate",
                            "window",
                            "rollback",
                            "recovery",
                            "health");
            assertThat(details.undo()).as("rollback of " + version).isNotNull();
            assertThat(details.header().get("rollback")).startsWith("db/undo/U" + version + "__");
            for (var query : details.header().getOrDefault("health", "").split(",\\s*")) {
                assertThat(Scripts.text(query)).as(query).isPresent();
            }
        });
    }

    @Test
    @WithMockUser(roles = Permissions.CONVERSATIONS_READ)
    void othersMayNotAsk() {
        assertThatThrownBy(migrations::report).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> migrations.find("1")).isInstanceOf(AccessDeniedException.class);
    }
}
