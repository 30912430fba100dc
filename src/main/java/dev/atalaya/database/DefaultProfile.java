package dev.atalaya.database;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Without a profile: {@code prod} where a database server is named, {@code local} where nothing is configured. */
class DefaultProfile implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var profile = environment.getProperty("atalaya.db.url", "").isBlank() ? "local" : "prod";
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("defaultProfile", Map.of("spring.profiles.default", profile)));
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }
}
