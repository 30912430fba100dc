package dev.atalaya;

import dev.atalaya.database.StartRefused;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Says on the launcher's terminal, in a line each, what the log says at length. */
class TerminalMessages implements ApplicationListener<SpringApplicationEvent> {

    private final boolean launched = Boolean.getBoolean("atalaya.terminal");

    private volatile boolean failed;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (!launched) {
            return;
        }
        switch (event) {
            case ApplicationPreparedEvent prepared -> prepared(prepared);
            case ApplicationReadyEvent ready -> ready(ready);
            case ApplicationFailedEvent failure -> failed(failure.getException());
            default -> {}
        }
    }

    private void prepared(ApplicationPreparedEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext) {
            var kept = kept(event.getApplicationContext().getEnvironment());
            SpringApplication.getShutdownHandlers().add(() -> {
                if (!failed) {
                    System.out.println(kept);
                }
            });
        }
    }

    private static void ready(ApplicationReadyEvent event) {
        var context = event.getApplicationContext();
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            System.out.println("Atalaya is ready: "
                    + context.getEnvironment()
                            .getProperty(
                                    "atalaya.url",
                                    "http://localhost:" + web.getWebServer().getPort()));
        }
    }

    private static String kept(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("local"))
                ? "Atalaya has stopped. Its data and logs are kept in "
                        + environment.getProperty("atalaya.data", ".data")
                : "Atalaya has stopped. Its data is kept on the database server";
    }

    private void failed(@Nullable Throwable exception) {
        failed = true;
        var causes = Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .toList();
        for (var cause : causes) {
            if (cause instanceof StartRefused) {
                System.err.println(cause.getMessage());
                return;
            }
            if (cause instanceof PortInUseException taken) {
                System.err.printf(
                        "Port %d is taken. With another one: ./atalaya run --port %d%n",
                        taken.getPort(), taken.getPort() + 1);
                return;
            }
        }
        System.err.printf(
                "Atalaya did not start: %s. The log has more: %s%n",
                causes.isEmpty() ? "for an unknown reason" : causes.getLast().getMessage(),
                System.getProperty("atalaya.log", "logs/atalaya.log"));
    }
}
