package dev.atalaya.conversations.transcript.ui;

import static com.github.mvysny.kaributesting.v10.DownloadKt._download;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.components.DownloadLink;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class TranscriptViewTests extends ViewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations data = new Conversations();

    @Autowired
    private TranscriptTools tools;

    private AgentId agent;
    private AtalayaUser reader;
    private ConversationId conversation;

    @BeforeEach
    void signIn() {
        agent = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, agent, "view");
        World.signIn(reader);
        conversation = data.conversation(agent, "Ana", "Hello", NOW);
        World.owner()
                .sql("update contacts set phone = '+34612345678' where agent_id = ?")
                .param(agent.value())
                .update();
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // R21
    @Test
    void strangersAndOthersDoNotSeeIt() {
        World.signOut();
        open("");
        _assertNone(TranscriptLines.class);
        World.signIn(World.person("ops"));
        open("");
        _assertNone(TranscriptLines.class);
        World.signIn(World.person("supervisor"));
        open("");
        _assertNone(TranscriptLines.class);
        assertThat(shown()).doesNotContain("Ana");
    }

    // R21
    @Test
    void theHeadSaysWhoseItIsAndWhoTookItOut() {
        open("");

        assertThat(_get(H1.class).getText()).isEqualTo("Transcript of Ana");
        assertThat(shown())
                .contains("+34 ••••• 78", reader.displayName(), "With notes")
                .doesNotContain("612345678");
        open("notes=yes");
        assertThat(shown()).contains("Without notes");
    }

    // R21
    @Test
    void everyWayOutIsRecorded() {
        open("");
        download("JSONL");
        download("Text");
        download("CSV");

        assertThat(World.owner()
                        .sql("select after ->> 'format' from audit_logs where actor_user_id = ?"
                                + " and action = 'conversation.exported' and target_id = ? order by sequence")
                        .params(reader.id().value(), conversation.value())
                        .query(String.class)
                        .list())
                .containsExactly("print", "jsonl", "text", "csv");
    }

    // R21
    @Test
    void filesSayAllMessagesInTheirOrderMasked() {
        data.message(conversation, "contact", "=1+1 at 612 345 678", NOW);
        data.message(conversation, "ai", "Hi", NOW.plusSeconds(1));
        data.message(
                conversation,
                "human",
                "document",
                null,
                "{\"media\":{\"fileName\":\"bill.pdf\"}}",
                null,
                NOW.plusSeconds(2));
        open("");

        assertThat(download("Text")).containsSubsequence("Customer: =1+1 at ••••• 78", "Hi", "bill.pdf");
        assertThat(download("JSONL")
                        .lines()
                        .map(line ->
                                JsonMapper.shared().readTree(line).path("text").asString()))
                .containsExactly("=1+1 at ••••• 78", "Hi", "bill.pdf");
        assertThat(download("CSV")).contains("'=1+1 at ••••• 78").doesNotContain("612 345");
    }

    // R21
    @Test
    void notesComeWhereTheyWereWrittenAndOnlyWhereTheyAreWanted() {
        data.message(conversation, "contact", "Hello", NOW);
        data.message(conversation, "ai", "Hi", NOW.plusSeconds(20));
        World.owner()
                .sql("insert into conversation_notes (agent_id, conversation_id, author_id, body, created_at)"
                        + " values (?, ?, ?, 'Call back', cast(? as timestamptz))")
                .params(
                        agent.value(),
                        conversation.value(),
                        reader.id().value(),
                        NOW.plusSeconds(10).toString())
                .update();

        open("");
        assertThat(download("Text")).doesNotContain("Call back");
        open("notes=yes");
        assertThat(download("Text"))
                .containsSubsequence("Hello", "Note by " + reader.displayName() + ": Call back", "Hi");
    }

    // R21
    @Test
    void elevenThousandMessagesAreAllThere() {
        data.messages(conversation, 11_000, NOW);
        var out = new ByteArrayOutputStream();

        files().page(conversation, true, out);

        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(11_000).doesNotHaveDuplicates();
        assertThat(JsonMapper.shared().readTree(lines.getFirst()).path("text").asString())
                .startsWith("Message 10999 ");
        assertThat(JsonMapper.shared().readTree(lines.getLast()).path("text").asString())
                .startsWith("Message 0 ");
    }

    // R21
    @Test
    void whoLostTheAgentGetsNothing() {
        data.message(conversation, "contact", "Hello", NOW);
        World.revoke(reader);
        var out = new ByteArrayOutputStream();

        files().jsonl(conversation, true, out);
        files().page(conversation, true, out);

        assertThat(out.size()).isZero();
        assertThat(World.actionsOf(reader)).contains("access.denied");
    }

    private TranscriptFiles files() {
        return new TranscriptFiles(tools, Locale.ENGLISH, new Formats(Locale.ENGLISH, ZoneOffset.UTC));
    }

    private String download(String words) {
        var link = _find(DownloadLink.class).stream()
                .filter(one -> one.getElement().getTextRecursively().contains(words))
                .findFirst()
                .orElseThrow();
        return new String(_download(link), StandardCharsets.UTF_8);
    }

    private void open(String query) {
        UI.getCurrent()
                .navigate("conversations/" + conversation.value() + "/transcript", QueryParameters.fromString(query));
    }
}
