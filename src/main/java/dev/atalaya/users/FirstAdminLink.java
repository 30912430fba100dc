package dev.atalaya.users;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Prints the first administrator's link on the server's terminal: at a start without one, and when asked to again. */
@Component
@Profile("!local & !test")
@Order(2)
class FirstAdminLink implements ApplicationRunner {

    private final FirstAdmin firstAdmin;
    private final String url;

    FirstAdminLink(FirstAdmin firstAdmin, @Value("${atalaya.url:http://localhost:${server.port:8080}}") String url) {
        this.firstAdmin = firstAdmin;
        this.url = url;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var asked = arguments.getNonOptionArgs().contains("admin-link");
        if (!asked && !arguments.getNonOptionArgs().isEmpty()) {
            return;
        }
        if (firstAdmin.isMissing()) {
            // To the terminal and not to the log: whoever reads logs must not become an administrator.
            System.out.printf(
                    "No administrator yet. This link makes one, once, within %d minutes:%n%s/setup?token=%s%n",
                    FirstAdmin.LINK_LIFE.toMinutes(), url, firstAdmin.newToken());
        } else if (asked) {
            System.out.println("There is an administrator already; no link is needed.");
        }
    }
}
