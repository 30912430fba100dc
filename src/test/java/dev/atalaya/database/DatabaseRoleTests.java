package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.DatabaseTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class DatabaseRoleTests {

    @Autowired
    private DatabaseServer server;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DatabaseRoleHealthIndicator indicator;

    @Test
    void testsRunAsTheApplicationDoesAndNotAsASuperuser() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("atalaya_app");
        assertThat(jdbc.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void theApplicationOwnsNothing() {
        assertThat(jdbc.sql("select relname from pg_class where relowner = 'atalaya_app'::regrole")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void theApplicationCannotBecomeAnother() {
        assertThat(jdbc.sql("""
                                select rolname from pg_roles
                                 where rolname <> current_user and pg_has_role(current_user, oid, 'MEMBER')""").query(String.class).list()).isEmpty();
    }

    @Test
    void healthIsUpForTheApplication() {
        assertThat(health(indicator).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void healthIsDownForARoleThatRowLevelSecurityDoesNotApplyTo() {
        assertThat(health(new DatabaseRoleHealthIndicator(as("atalaya_backup", server.password(DatabaseRole.BACKUP))))
                        .getStatus())
                .isEqualTo(Status.DOWN);
        assertThat(health(new DatabaseRoleHealthIndicator(as(Credentials.SUPERUSER, TestPostgres.superuserPassword())))
                        .getStatus())
                .isEqualTo(Status.DOWN);
    }

    private static Health health(DatabaseRoleHealthIndicator indicator) {
        var health = indicator.health();
        assertThat(health).isNotNull();
        return health;
    }

    private DataSource as(String login, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(login);
        source.setPassword(password);
        return source;
    }
}
