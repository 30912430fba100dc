package dev.atalaya.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void everyAnswerCarriesTheHeaders(Kind kind) {
        var answer = kind.asked.by(new Visitor(port));

        assertThat(answer.statusCode()).isEqualTo(kind.status);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly(kind.kept);
    }

    private static List<Kind> answers() {
        return List.of(
                new Kind("a page", 200, "no-store", visitor -> signedIn(visitor).get("/")),
                new Kind(
                        "a page of somebody else",
                        200,
                        "no-store",
                        visitor -> signedIn(visitor).get("/audit")),
                new Kind("the login page", 200, "no-store", visitor -> visitor.get("/login")),
                new Kind(
                        "the start of a tab",
                        200,
                        "no-store",
                        visitor -> visitor.send(visitor.request("/?v-r=init&location=&query=&v-browserDetails=%7B%7D")
                                .GET())),
                new Kind(
                        "an act in a tab",
                        200,
                        "no-store",
                        visitor -> Tab.open(signedIn(visitor)).answerTo("")),
                new Kind(
                        "an act after the session's end",
                        200,
                        "no-store",
                        visitor -> visitor.post("/?v-r=uidl&v-uiId=0", "{}")),
                new Kind("a redirect", 302, "no-store", visitor -> visitor.get("/no-such-page")),
                new Kind("400", 400, "no-store", visitor -> visitor.get("/VAADIN/build/%2e%2e/x")),
                new Kind("403", 403, "no-store", visitor -> signedIn(visitor).post("/logout", "")),
                new Kind(
                        "404",
                        404,
                        "no-store",
                        visitor -> signedIn(visitor)
                                .send(visitor.request("/no-such-file").GET())),
                new Kind("404 among the files", 404, "no-store", visitor -> visitor.get("/VAADIN/build/x.js")),
                new Kind(
                        "500",
                        500,
                        "no-store",
                        visitor -> World.withTheLogClosed(
                                () -> visitor.signIn(World.person("supervisor").getUsername(), World.PASSWORD))),
                new Kind("the api", 401, "no-store", visitor -> visitor.get("/api/v1/x")),
                new Kind(
                        "health",
                        200,
                        "no-store",
                        visitor ->
                                visitor.send(visitor.request("/actuator/health").GET())),
                new Kind("an icon", 200, "no-store", visitor -> visitor.get("/icons/favicon.svg")),
                new Kind(
                        "a style sheet without its hash",
                        200,
                        "no-store",
                        visitor -> visitor.get("/styles/atalaya.css")),
                new Kind("a page that pretends to be a file", 200, "no-store", visitor -> visitor.get("/login?v-c=1")),
                new Kind(
                        "the font",
                        200,
                        "max-age=3600",
                        visitor -> visitor.get("/aura/fonts/InstrumentSans/InstrumentSans.woff2")),
                new Kind(
                        "a style sheet",
                        200,
                        "max-age=31536000, immutable",
                        visitor -> visitor.get(linkedIn(visitor, "styles/atalaya\\.css\\?v-c=\\w+"))),
                new Kind(
                        "a script",
                        200,
                        "max-age=3600",
                        visitor -> visitor.get(linkedIn(visitor, "VAADIN/build/[-\\w]+\\.js"))));
    }

    private static Visitor signedIn(Visitor visitor) {
        visitor.signIn(World.person("supervisor").getUsername(), World.PASSWORD);
        return visitor;
    }

    private static String linkedIn(Visitor visitor, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(visitor.get("/login").body());
        assertThat(matcher.find()).as(pattern).isTrue();
        return "/" + matcher.group();
    }

    private static String neutral(HttpResponse<String> answer) {
        return answer.body()
                .replaceAll("(?s)<meta name=\"_csrf\" content=\"[^\"]*\">", "")
                .replaceAll("(?s)\"Vaadin-Security-Key\":\"[^\"]*\"", "")
                .replaceAll("(?s)\"Vaadin-Push-ID\":\"[^\"]*\"", "");
    }

    /** One kind of answer: its status, and how long it may be kept. */
    private record Kind(String name, int status, String kept, Asked asked) {

        @Override
        public String toString() {
            return name;
        }
    }

    private interface Asked {
        HttpResponse<String> by(Visitor visitor);
    }
}
