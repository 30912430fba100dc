package dev.atalaya.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import dev.atalaya.Application;
import dev.atalaya.components.Translations;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every route by every role, over HTTP, against the matrix in src/test/resources/security/routes.txt. */
@DatabaseTest
class RouteAccessTests {

    static final List<String> ROLES = List.of("admin", "supervisor", "ops", "auditor");

    @LocalServerPort
    private int port;

    @Autowired
    private Translations translations;

    //
    @Test
    void everyRouteOpensForWhomTheMatrixSays() throws IOException {
        var agent = World.agent();
        var conversation = World.conversation(agent, "canary-of-the-matrix");
        var lines = new TreeSet<String>();
        for (var route : routes()) {
            var path = path(route, conversation, agent);
            lines.add("/" + route + " anonymous " + asStranger(path));
        }
        for (var role : ROLES) {
            var person = World.person(role);
            World.grant(person, agent, "review");
            var visitor = new Visitor(port);
            visitor.signIn(person.getUsername(), World.PASSWORD);
            for (var route : routes()) {
                var path = path(route, conversation, agent);
                lines.add("/" + route + " " + role + " "
                        + outcome(Tab.open(visitor).navigate(path)));
            }
        }

        assertThat(String.join("\n", lines) + "\n").isEqualTo(matrix());
    }

    //
    @Test
    void whatIsRefusedIsNotEvenSent() {
        var conversation = World.conversation(World.agent(), "canary-that-nobody-granted");
        var person = World.person("supervisor");
        var visitor = new Visitor(port);
        visitor.signIn(person.getUsername(), World.PASSWORD);

        var shown = Tab.open(visitor).navigate("conversations/" + conversation.value());

        assertThat(outcome(shown)).isEqualTo("not found");
        assertThat(shown).doesNotContain("canary-that-nobody-granted");
    }

    //
    @Test
    void aForeignSessionIsNotSentEither() {
        var conversation = World.conversation(World.agent(), "canary-that-nobody-granted");
        var session = World.aiSession(conversation, "canary-model", "canary-answer");
        var person = World.person("supervisor");
        var visitor = new Visitor(port);
        visitor.signIn(person.getUsername(), World.PASSWORD);

        var foreign = Tab.open(visitor).navigate("ai-sessions/" + session);
        var listed = Tab.open(visitor).navigate("ai-sessions");

        assertThat(outcome(foreign)).isEqualTo("not found");
        assertThat(foreign).doesNotContain("canary");
        assertThat(listed).doesNotContain("canary");
    }

    // B-13
    @Test
    void aRequestWithAForgedTokenDoesNothing() {
        var person = World.person("supervisor");
        var agent = World.agent();
        World.grant(person, agent, "view");
        var conversation = World.conversation(agent, "canary-of-the-token");
        var visitor = new Visitor(port);
        visitor.signIn(person.getUsername(), World.PASSWORD);
        var tab = Tab.open(visitor);

        var forged = tab.navigateWithToken("forged", "conversations/" + conversation.value());

        assertThat(forged).doesNotContain("canary-of-the-token");
        assertThat(World.actionsOf(person)).doesNotContain("conversation.viewed");
        assertThat(Tab.open(visitor).navigate("conversations/" + conversation.value()))
                .contains("canary-of-the-token");
    }

    /** An address of something that is there, where a route has a parameter. */
    static String path(String route, ConversationId conversation, AgentId agent) {
        return route.replace("ai-sessions/:id", "ai-sessions/" + World.aiSession(conversation, "model", "canary"))
                .replace("conversations/:id", "conversations/" + conversation.value())
                .replace("reviews/:id", "reviews/" + Reviews.waiting(conversation, Reviews.scorecard()))
                .replace("users/:id", "users/" + World.person().id().value())
                .replace("agents/:id", "agents/" + agent.value())
                .replace("roles/:id", "roles/" + World.roleId("supervisor"))
                .replace(":version", "1");
    }

    private String asStranger(String path) {
        var answer = new Visitor(port).get("/" + path);
        if (answer.statusCode() == 302) {
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
            assertThat(answer.body()).isEmpty();
            return "signs in";
        }
        return outcome(Tab.open(new Visitor(port)).navigate(path));
    }

    private String outcome(String shown) {
        var missing = translations.getTranslation("shell.not-found.title", Locale.ENGLISH);
        if (shown.contains(missing)) {
            return "not found";
        }
        assertThat(shown).doesNotContain("appError");
        return "opens";
    }

    static List<String> routes() {
        return views().stream()
                .map(view -> view.getAnnotation(Route.class).value())
                .sorted()
                .toList();
    }

    static List<Class<?>> views() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return scanner.findCandidateComponents(Application.class.getPackageName()).stream()
                .<Class<?>>map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
                .toList();
    }

    static String matrix() throws IOException {
        return new ClassPathResource("security/routes.txt").getContentAsString(StandardCharsets.UTF_8);
    }
}
