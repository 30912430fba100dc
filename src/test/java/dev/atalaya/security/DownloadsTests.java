package dev.atalaya.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.conversations.Conversations;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files of conversations as they come over HTTP. */
@DatabaseTest
class DownloadsTests {

    private static final Pattern ADDRESS = Pattern.compile("VAADIN/dynamic/resource/[^\"\\\\]+");

    private final Conversations data = new Conversations();

    @LocalServerPort
    private int port;

    private AgentId agent;
    private AtalayaUser reader;
    private ConversationId conversation;
    private Visitor visitor;

    @BeforeEach
    void fill() {
        agent = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, agent, "view");
        conversation = data.conversation(agent, "=Ana", "Call 612 345 678", Instant.now());
        World.owner()
                .sql("update contacts set phone = '+34612345678' where agent_id = ?")
                .param(agent.value())
                .update();
        data.message(conversation, "contact", "Call 612 345 678", Instant.now());
        data.message(
                data.conversation(World.agent(), "Zebedea", "Secret", Instant.now()),
                "contact",
                "Secret",
                Instant.now());
        visitor = new Visitor(port);
        visitor.signIn(reader.getUsername(), World.PASSWORD);
    }

    // A-14, C-04, C-09
    @Test
    void theListIsMaskedAndInScope() {
        var tab = Tab.open(visitor);
        tab.navigate("conversations");
        var files = addresses(tab.click("Export"));
        assertThat(files).hasSizeGreaterThanOrEqualTo(2);

        for (var file : files) {
            var answer = visitor.get("/" + file);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("Ana", "••••• 78")
                    .doesNotContain("612 345", "612345", "Zebedea", "Secret", "\n=", ",=Ana");
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .contains("attachment");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    //
    @Test
    void aTranscriptIsMaskedAndNobodyElses() {
        var files = addresses(Tab.open(visitor).navigate("conversations/" + conversation.value() + "/transcript"));
        assertThat(files).hasSize(4);

        for (var file : files) {
            assertThat(visitor.get("/" + file).body()).contains("Call ••••• 78").doesNotContain("612 345", "612345");
        }
        var stranger = World.person("supervisor");
        World.grant(stranger, agent, "view");
        var other = new Visitor(port);
        other.signIn(stranger.getUsername(), World.PASSWORD);
        Tab.open(other);
        assertThat(other.get("/" + files.getFirst()).body()).doesNotContain("Call");

        World.revoke(reader);
        for (var file : files) {
            assertThat(visitor.get("/" + file).body()).doesNotContain("Call");
        }
    }

    //
    @Test
    void aForeignTranscriptLooksLikeAMissingOne() {
        var foreign = data.conversation(World.agent(), "Zebedea", "Secret", Instant.now());

        var shown = Tab.open(visitor).navigate("conversations/" + foreign.value() + "/transcript");

        assertThat(addresses(shown)).isEmpty();
        assertThat(shown).doesNotContain("Zebedea", "Transcript of");
        assertThat(World.actionsOf(reader)).contains("access.denied");
    }

    private static List<String> addresses(String sent) {
        return ADDRESS.matcher(sent)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
    }
}
