package dev.atalaya;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.database.TestPostgres;
import dev.atalaya.ingest.ImportService;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A command such as import has the services, and neither a web server nor what only pages have. */
class CommandStartTests {

    @Test
    void servicesAreThereWithoutPages() {
        var settings = new HashMap<String, Object>(TestPostgres.properties());
        settings.put("spring.autoconfigure.exclude", Application.VIEWS);
        settings.put("spring.jmx.enabled", "false");
        try (var command = new SpringApplicationBuilder(Application.class)
                .profiles("staging") // where test users may be
                .web(WebApplicationType.NONE)
                .properties(settings)
                .run()) {
            assertThat(command.getBean(ImportService.class)).isNotNull();
        }
    }
}
