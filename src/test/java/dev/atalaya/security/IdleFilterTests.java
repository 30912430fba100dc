package dev.atalaya.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.catalina.Context;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** How long a session lasts whose page asks by itself whether there is something new, over HTTP. */
@DatabaseTest
class IdleFilterTests {

    private static final int SECONDS = 2;

    @LocalServerPort
    private int port;

    @Autowired
    private ServletWebServerApplicationContext application;

    private Visitor visitor;
    private Tab tab;

    @BeforeEach
    void openATab() throws IOException {
        var person = World.person("supervisor");
        visitor = new Visitor(port);
        visitor.signIn(person.getUsername(), World.PASSWORD);
        tab = Tab.open(visitor);
        var session = visitor.sessionId().orElseThrow();
        for (var context : ((TomcatWebServer) Objects.requireNonNull(application.getWebServer()))
                .getTomcat()
                .getHost()
                .findChildren()) {
            var found = ((Context) context).getManager().findSession(session);
            if (found != null) {
                found.setMaxInactiveInterval(SECONDS);
            }
        }
        tab.navigate("conversations");
    }

    // B-08
    @Test
    void whatAPageAsksByItselfKeepsNoSessionAlive() {
        assertThat(lasts(() -> tab.poll())).isFalse();
    }

    // B-08
    @Test
    void aHeartbeatKeepsNoSessionAlive() {
        assertThat(lasts(() -> visitor.send(
                                visitor.request("/?v-r=heartbeat&v-uiId=0").POST(HttpRequest.BodyPublishers.noBody()))
                        .body()))
                .isFalse();
    }

    // B-08
    @Test
    void whatAPersonDoesKeepsItAlive() {
        assertThat(lasts(() -> tab.navigate("conversations"))).isTrue();
    }

    private boolean lasts(Supplier<String> asking) {
        for (var n = 0; n < 4 * SECONDS; n++) {
            assertThat(asking.get()).isNotNull();
            pause();
        }
        return visitor.get("/conversations").statusCode() == 200;
    }

    private static void pause() {
        try {
            Thread.sleep(400);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
