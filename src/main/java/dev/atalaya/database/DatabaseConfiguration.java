package dev.atalaya.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.atalaya.security.CurrentUser;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.transaction.PlatformTransactionManager;

/** The data sources of the database roles and, with nothing configured, the server that they connect to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    /** For a server of one's own that starts at the same time. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Bean
    DatabaseServer databaseServer(DatabaseSettings settings, @Nullable LocalPostgres embedded) {
        if (embedded != null) {
            return embedded.server();
        }
        var server = settings.server();
        FirstContact.await(server, PATIENCE);
        return server;
    }

    @Bean
    @Primary
    HikariDataSource dataSource(DatabaseServer server) {
        var pool = pool(server, DatabaseRole.APP);
        pool.setPoolName("app");
        pool.setMaximumPoolSize(10);
        pool.addDataSourceProperty("socketTimeout", 40);
        pool.addDataSourceProperty("options", "-c statement_timeout=30s");
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(CurrentUser currentUser) {
        return new ContextTransactionManager(currentUser);
    }

    @Bean
    DatabaseRoleHealthIndicator databaseRoleHealthIndicator(HikariDataSource dataSource) {
        return new DatabaseRoleHealthIndicator(dataSource);
    }

    private static HikariDataSource pool(DatabaseServer server, DatabaseRole role) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(server.jdbcUrl());
        pool.setUsername(role.login());
        pool.setPassword(server.password(role));
        pool.setConnectionTimeout(3_000);
        pool.setMaxLifetime(600_000);
        pool.addDataSourceProperty("ApplicationName", "atalaya");
        return pool;
    }

    /** The application: it owns the embedded server, and stops it when it stops. */
    @Configuration(proxyBeanMethods = false)
    @Profile("local")
    @Conditional(NoServerIsNamed.class)
    static class Embedded {

        @Bean(destroyMethod = "close")
        @ConditionalOnWebApplication
        LocalPostgres localPostgres(@Value("${atalaya.data:.data}") Path folder) {
            return LocalPostgres.open(DataFolder.at(folder));
        }

        /** A command: it may run beside the application. */
        @Bean(name = "localPostgres", destroyMethod = "close")
        @ConditionalOnNotWebApplication
        LocalPostgres joinedPostgres(@Value("${atalaya.data:.data}") Path folder) {
            return LocalPostgres.openOrJoin(DataFolder.at(folder));
        }
    }

    /** The owner's logins, which the web process holds nowhere but on a developer's machine. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(OwnerIsHeld.class)
    static class Owner {

        // Without a time-out: a migration may build an index for an hour.
        @Bean(defaultCandidate = false)
        @FlywayDataSource
        HikariDataSource ownerDataSource(DatabaseServer server) {
            var pool = pool(server, DatabaseRole.OWNER);
            pool.setPoolName("owner");
            pool.setMaximumPoolSize(3);
            pool.setMinimumIdle(0);
            pool.setIdleTimeout(10_000);
            return pool;
        }
    }

    /** No address of a server is set. */
    static class NoServerIsNamed extends NoneNestedConditions {

        NoServerIsNamed() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("atalaya.db.url")
        static class ServerIsNamed {}
    }
}
