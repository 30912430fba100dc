package dev.atalaya.migrations;

import dev.atalaya.database.StartRefused;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Service;

/** What the start does about the schema: profile local migrates, any other only looks. */
@Configuration(proxyBeanMethods = false)
class MigrationsConfig {

    /** Whether the installation has demo accounts. */
    static boolean hasDemo(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("local | staging | test"));
    }

    @Bean
    static FlywayConfigurationCustomizer flywaySettings(Environment environment) {
        return flyway -> FlywaySettings.apply(flyway, hasDemo(environment));
    }

    @Bean
    FlywayMigrationStrategy migrationStrategy(Environment environment, SchemaHistory history) {
        return environment.acceptsProfiles(Profiles.of("local | test"))
                ? flyway -> Migrating.migrate(flyway)
                : flyway -> refuseBroken(history.report());
    }

    /** While versions wait, entities may be ahead of the tables: what needs the versions is not served. */
    @Bean
    HibernatePropertiesCustomizer validateOnlyWhatIsApplied(SchemaHistory history) {
        return properties -> {
            if (!history.report().waiting().isEmpty()) {
                properties.put("hibernate.hbm2ddl.auto", "none");
            }
        };
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor schemaGuard(ObjectProvider<SchemaHistory> history) {
        var guard = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forClassAnnotation(Service.class), new SchemaGuard(history));
        guard.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return guard;
    }

    private static void refuseBroken(SchemaReport report) {
        if (!report.broken().isEmpty()) {
            throw new StartRefused(Migrating.describe(report.broken()));
        }
    }
}
