package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DefaultProfileTests {

    @Test
    void nothingConfiguredIsLocal() {
        assertThat(profileWith(Map.of())).isEqualTo("local");
        assertThat(profileWith(Map.of("ATALAYA_DB_URL", ""))).isEqualTo("local");
    }

    @Test
    void aServerOfOnesOwnIsProduction() {
        assertThat(profileWith(Map.of("ATALAYA_DB_URL", "jdbc:postgresql://db/atalaya")))
                .isEqualTo("prod");
    }

    private static String profileWith(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        new DefaultProfile().postProcessEnvironment(environment, new SpringApplication());
        return environment.getRequiredProperty("spring.profiles.default");
    }
}
