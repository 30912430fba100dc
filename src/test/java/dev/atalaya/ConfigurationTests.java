package dev.atalaya;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.DatabaseTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Settings that no profile may loosen. */
@DatabaseTest
class ConfigurationTests {

    @Autowired
    private Environment environment;

    // E-03
    @Test
    void theSchemaIsComparedWithTheEntitiesAndNeverMadeFromThem() throws IOException {
        assertThat(environment.getProperty("spring.jpa.hibernate.ddl-auto")).isEqualTo("validate");
        assertThat(settings()).doesNotContainPattern("ddl-auto:\\s*(update|create)");
    }

    // B-13, C-03
    @Test
    void noProfileSwitchesAGuardOff() throws IOException {
        assertThat(settings())
                .doesNotContainIgnoringCase("disable-xsrf-protection")
                .doesNotContainIgnoringCase("safeUrlSchemes")
                .doesNotContainIgnoringCase("baseline-on-migrate: true")
                .doesNotContainIgnoringCase("out-of-order: true")
                .doesNotContainIgnoringCase("clean-disabled: false");
    }

    private static String settings() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources"))) {
            var yaml = files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(yaml).isNotEmpty();
            return yaml.stream().map(ConfigurationTests::read).collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
