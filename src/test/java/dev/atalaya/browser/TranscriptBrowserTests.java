package dev.atalaya.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole conversation is read by the browser and printed. */
class TranscriptBrowserTests extends BrowserTest {

    private final Conversations data = new Conversations();

    private AtalayaUser supervisor;
    private ConversationId conversation;

    @BeforeEach
    void fill() {
        supervisor = World.person("supervisor");
        var agent = World.agent();
        World.grant(supervisor, agent, "view");
        conversation = data.conversation(agent, "Ana", "Hello", Instant.now());
        data.messages(conversation, 1_200, Instant.now());
        data.message(conversation, "contact", "<img src=x onerror=alert(1)> call 612 345 678", Instant.now());
        World.owner()
                .sql("update conversations set message_count = 1201 where id = ?")
                .param(conversation.value())
                .update();
    }

    // R21
    @Test
    void allOfItIsOnPaperAndNothingElse() {
        page.onDialog(dialog -> {
            throw new IllegalStateException(dialog.message());
        });
        page.navigate("/conversations/" + conversation.value() + "/transcript");
        signIn(supervisor.getUsername(), World.PASSWORD);
        page.waitForSelector(".at-transcript-lines[data-whole]");

        assertThat(page.locator(".at-transcript-line").count()).isEqualTo(1_201);
        assertThat(page.locator(".at-transcript-line").last().textContent())
                .contains("<img src=x onerror=alert(1)> call ••••• 78");
        assertThat(page.locator(".at-transcript-state").textContent()).contains("1,201");
        assertThat(barriers()).isEmpty();
        assertThat(fits()).isTrue();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".at-transcript-acts").isVisible()).isFalse();
        assertThat(page.locator(".at-transcript-line").last().isVisible()).isTrue();
        var pages = new String(page.pdf(), StandardCharsets.ISO_8859_1).split("/Type /Page\\b").length;
        assertThat(pages).isGreaterThan(20);
    }
}
