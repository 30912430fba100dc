package dev.atalaya;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.internal.UrlUtil;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What looks like a link that acts, in the words of customers and the names of agents, reaches the browser as text alone. */
@DatabaseTest
class UrlSchemesTests {

    private static final List<String> DANGEROUS = List.of(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "\u0001javascript:alert(1)",
            "javascript&colon;alert(1)",
            "javascript://example.com/%0aalert(1)",
            "data:text/html,<script>alert(1)</script>",
            "DATA:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
            "vbscript:msgbox(1)",
            "blob:https://example.com/1");

    /** Where a browser looks for an address. */
    private static final Set<String> ADDRESSES = Set.of(
            "href",
            "xlink:href",
            "src",
            "srcset",
            "srcdoc",
            "action",
            "formaction",
            "data",
            "poster",
            "ping",
            "location");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    // C-03
    @ParameterizedTest
    @FieldSource("DANGEROUS")
    void staysText(String words) {
        var data = new Conversations();
        var agent = World.agent();
        World.owner()
                .sql("update whatsapp_agents set name = ? where id = ?")
                .params(words, agent.value())
                .update();
        var now = Instant.now();
        var conversation = data.conversation(agent, words, words, now);
        data.message(conversation, "contact", words, now);
        var admin = World.person("admin");
        World.grant(admin, agent, "view");
        var visitor = new Visitor(port);
        visitor.signIn(admin.getUsername(), World.PASSWORD);

        for (var path : List.of(
                "conversations",
                "conversations/" + conversation.value(),
                "agents",
                "agents/" + agent.value(),
                "access",
                "profile")) {
            var tab = Tab.open(visitor);
            var answers = new ArrayList<>(List.of(tab.navigate(path)));
            if (tab.showsAList()) {
                answers.add(tab.scroll(0, 500));
            }
            var told = answers.stream().map(UrlSchemesTests::tree).toList();
            told.forEach(answer -> assertThat(addresses(answer)).as(path).noneMatch(UrlSchemesTests::acts));
            if (path.startsWith("conversations")) {
                assertThat(told).as(path).anyMatch(answer -> says(answer, words));
            }
        }
    }

    // C-03, the control: an address that acts would have been found.
    @Test
    void anAddressThatActsIsFound() {
        DANGEROUS.stream().filter(words -> !words.contains("&colon;")).forEach(words -> {
            var answer = JSON.createObjectNode();
            answer.putArray("changes")
                    .addObject()
                    .put("type", "put")
                    .put("key", "href")
                    .put("value", words);
            assertThat(addresses(answer)).as(words).anyMatch(UrlSchemesTests::acts);
        });
    }

    // C-03
    @Test
    void onlyOrdinarySchemesAreSafe() {
        assertThat(environment.getProperty("vaadin.safeUrlSchemes")).isNull();
        assertThat(environment.getProperty("com.vaadin.safeUrlSchemes")).isNull();
        assertThat(System.getProperty("vaadin.safeUrlSchemes")).isNull();
        assertThat(DANGEROUS.stream().filter(words -> !words.contains("&colon;")))
                .noneMatch(UrlUtil::isSafeUrl);
        assertThat(UrlUtil.isSafeUrl("https://example.com/")).isTrue();
    }

    /** Every value that is put where a browser looks for an address. */
    private static List<String> addresses(JsonNode node) {
        var found = new ArrayList<String>();
        if (ADDRESSES.contains(node.path("key").asString("").toLowerCase(Locale.ROOT))) {
            var value = node.path("value");
            found.add(value.isString() ? value.asString() : value.path("uri").asString(""));
        }
        node.properties().stream()
                .filter(field -> ADDRESSES.contains(field.getKey().toLowerCase(Locale.ROOT)))
                .filter(field -> field.getValue().isString())
                .forEach(field -> found.add(field.getValue().asString()));
        node.forEach(child -> found.addAll(addresses(child)));
        return found;
    }

    /** As browsers read: without what they leave out, and whatever the case. */
    private static boolean acts(String address) {
        var read = address.chars()
                .filter(sign -> sign > ' ')
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
        return IntStream.range(0, read.length())
                .filter(place -> read.charAt(place) == ':')
                .mapToObj(place -> read.substring(0, place))
                .findFirst()
                .filter(scheme -> scheme.matches("[a-z][a-z0-9+.-]*"))
                .filter(scheme -> !Set.of("http", "https", "mailto", "tel").contains(scheme))
                .isPresent();
    }

    private static boolean says(JsonNode node, String words) {
        if (node.isString()) {
            return node.asString().contains(words);
        }
        for (var child : node) {
            if (says(child, words)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode tree(String answer) {
        return JSON.readTree(answer);
    }
}
