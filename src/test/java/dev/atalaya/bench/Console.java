package dev.atalaya.bench;

import dev.atalaya.Application;
import dev.atalaya.database.DatabaseRole;
import dev.atalaya.database.DatabaseServer;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.userdetails.UserDetailsService;

/** The application as in production, on a database of the bench. */
final class Console implements AutoCloseable {

    private static final String VIEWS = "com.vaadin.flow.spring.SpringBootAutoConfiguration,"
            + "com.vaadin.flow.spring.SpringSecurityAutoConfiguration,com.vaadin.flow.spring.VaadinScopesConfig";

    private final ConfigurableApplicationContext application;
    private final StatementLog statements;
    private final Map<Person, AtalayaUser> people = new EnumMap<>(Person.class);

    private Console(ConfigurableApplicationContext application, StatementLog statements) {
        this.application = application;
        this.statements = statements;
    }

    static Console services(DatabaseServer server) {
        return start(server, WebApplicationType.NONE, "--spring.autoconfigure.exclude=" + VIEWS);
    }

    static Console web(DatabaseServer server) {
        return start(server, WebApplicationType.SERVLET, "--server.port=0");
    }

    private static Console start(DatabaseServer server, WebApplicationType type, String more) {
        var statements = new StatementLog();
        var application = new SpringApplication(Application.class);
        application.setWebApplicationType(type);
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(statements));
        return new Console(
                application.run(
                        "--spring.profiles.active=prod",
                        "--logging.level.root=warn",
                        "--atalaya.db.url=jdbc:postgresql://" + server,
                        "--atalaya.db.app.password=" + server.password(DatabaseRole.APP),
                        more),
                statements);
    }

    <T> T service(Class<T> type) {
        return application.getBean(type);
    }

    int port() {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    <T> T as(Person person, Supplier<T> work) {
        return service(CurrentUser.class).callAs(people.computeIfAbsent(person, this::user), work);
    }

    /** The work as a side of a comparison. */
    Side side(Person person, Runnable work) {
        return time -> as(person, () -> Side.repeat(work, time));
    }

    List<String> statements(Person person, Runnable work) {
        return as(person, () -> statements.of(work));
    }

    private AtalayaUser user(Person person) {
        return (AtalayaUser) service(UserDetailsService.class).loadUserByUsername(person.email());
    }

    @Override
    public void close() {
        application.close();
    }
}
