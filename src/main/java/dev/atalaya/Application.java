package dev.atalaya;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts Atalaya and says what every page of it loads. */
@SpringBootApplication
@Modulithic(systemName = "Atalaya")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles/atalaya.css")
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
public class Application implements AppShellConfigurator {

    /** What needs a web server, and has nothing to do in a command. */
    static final String VIEWS = "com.vaadin.flow.spring.SpringBootAutoConfiguration,"
            + "com.vaadin.flow.spring.SpringSecurityAutoConfiguration,com.vaadin.flow.spring.VaadinScopesConfig";

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", "icons/favicon.svg");
        settings.addMetaTag("theme-color", "#0f766e");
        settings.setViewport("width=device-width, initial-scale=1");
    }

    /** Serves the console; with the name of a command first, such as {@code import}, runs that and ends. */
    public static void main(String[] args) {
        var application = new SpringApplication(Application.class);
        var command = args.length > 0 && !args[0].startsWith("-");
        if (command) {
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setDefaultProperties(Map.of("spring.autoconfigure.exclude", VIEWS));
        }
        var context = application.run(args);
        if (command) {
            System.exit(SpringApplication.exit(context));
        }
    }
}
