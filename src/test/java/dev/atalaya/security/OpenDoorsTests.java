package dev.atalaya.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What answers whom outside the views, and with which headers. */
@DatabaseTest
class OpenDoorsTests {

    @LocalServerPort
    private int port;

    //
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/health/db",
                "/actuator/beans",
                "/actuator/prometheus",
                "/actuator",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/h2-console",
                "/.git/config",
                "/VAADIN",
                "/VAADIN/build/../",
                "/application.yaml",
                "/db/migration/V0001__users_create_users.sql",
                "/error"
            })
    void strangersFindClosedDoors(String path) {
        var visitor = new Visitor(port);

        var answer = visitor.send(visitor.request(path).GET());

        assertThat(answer.statusCode()).isIn(302, 400, 401, 403, 404);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    //
    @Test
    void healthSaysNoDetails() {
        var visitor = new Visitor(port);

        var answer = visitor.send(visitor.request("/actuator/health").GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("UP").doesNotContain("components", "PostgreSQL");
    }

    @Test
    void theApiAsksForAKeyAndNeverRedirects() {
        var answer = new Visitor(port).post("/api/v1/conversations", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    //
    @Test
    void aPageOfAnotherRoleAndNoPageAtAllAreAnsweredAlike() {
        var visitor = new Visitor(port);
        visitor.signIn(World.person("ops").getUsername(), World.PASSWORD);

        var forbidden = visitor.get("/conversations");
        var missing = visitor.get("/no-such-page");

        assertThat(missing.statusCode()).isEqualTo(forbidden.statusCode());
        assertThat(neutral(missing)).isEqualTo(neutral(forbidden));
    }

    // B-15
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/",
                "/no-such-page",
                "/styles/atalaya.css",
                "/actuator/health",
                "/api/v1/x",
                "/VAADIN/x"
            })
    void everyAnswerCarriesTheHeaders(String path) {
        var headers = new Visitor(port).get(path).headers();

        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'");
        if (!path.startsWith("/styles")) {
            assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        }
    }

    private static String neutral(HttpResponse<String> answer) {
        return answer.body()
                .replaceAll("(?s)<meta name=\"_csrf\" content=\"[^\"]*\">", "")
                .replaceAll("(?s)\"Vaadin-Security-Key\":\"[^\"]*\"", "")
                .replaceAll("(?s)\"Vaadin-Push-ID\":\"[^\"]*\"", "");
    }
}
