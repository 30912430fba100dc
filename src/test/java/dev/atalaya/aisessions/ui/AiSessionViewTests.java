package dev.atalaya.aisessions.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.aisessions.Sessions;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AiSessionViewTests extends ViewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations conversations = new Conversations();
    private final Sessions data = new Sessions();

    private AgentId agent;
    private AtalayaUser reader;
    private ConversationId conversation;
    private long session;

    @BeforeEach
    void signIn() {
        agent = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, agent, "view");
        World.signIn(reader);
        conversation = conversations.conversation(agent, "Ana", "Hello", NOW);
        session = data.session(conversation, "large", NOW, "resolved", 5_000, 1_200, 4_200L);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        open();

        _assertNone(Timeline.class);
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("ops"));
        open();

        _assertNone(Timeline.class);
    }

    // R5
    @Test
    void theTimelineShowsWhatWasAskedDoneAndAnswered() {
        var message = conversations.message(conversation, "ai", "There are two", NOW);
        data.entry(session, 0, "system", "Never invent prices");
        data.entry(session, 1, "user", "A room in Lima?");
        data.entry(
                session,
                2,
                "tool",
                "FindRooms",
                "{\"city\":\"Lima\"}",
                "{\"rooms\":2,\"documents\":[{\"title\":\"Tariff 2026\"}]}",
                null,
                null);
        data.entry(session, 3, "assistant", null, null, "There are two", null, message);
        data.entry(session, 4, "assistant", null, null, "Draft", "content filter", null);
        open();

        assertThat(_get(H1.class).getText()).isEqualTo("large · Ana");
        assertThat(text())
                .containsSubsequence(
                        "€0.0042", "System prompt", "A room in Lima?", "FindRooms", "There are two", "Draft")
                .contains(
                        "12 tokens", "640\u00a0ms", "Documents: Tariff 2026", "Not sent", "content filter", "Resolved");
        assertThat(_find(Anchor.class))
                .extracting(Anchor::getHref)
                .contains("conversations/" + conversation.value() + "?message=" + message);
        assertThat(_find(Pre.class)).isEmpty();
        _find(Details.class).get(1).setOpened(true);
        assertThat(_find(Pre.class))
                .hasSize(2)
                .first()
                .satisfies(code -> assertThat(code.getText()).contains("\"city\" : \"Lima\""));
    }

    // R6, A-03
    @Test
    void aForeignSessionLooksLikeAMissingOne() {
        var foreign = data.session(conversations.conversation(World.agent(), "Eve", "Secret", NOW), "secret", NOW);
        UI.getCurrent().navigate("ai-sessions/" + foreign);
        var shown = text();
        UI.getCurrent().navigate("ai-sessions/" + Long.MAX_VALUE);

        assertThat(shown).doesNotContain("Eve", "secret").isEqualTo(text());
        _assertNone(Timeline.class);
        for (var odd : new String[] {"not-a-number", "-1", "1e3", "99999999999999999999", "0x10"}) {
            UI.getCurrent().navigate("ai-sessions/" + odd);
            assertThat(text()).isEqualTo(shown);
        }
    }

    // R7
    @Test
    void anAddressPointsToAnEntryAndBothWaysLeadOn() {
        data.entries(session, 0, 250, "Text");
        UI.getCurrent().navigate("ai-sessions/" + session, QueryParameters.of("entry", "130"));

        assertThat(_find(EntryItem.class)).hasSize(100);
        assertThat(_find(EntryItem.class).getFirst().getId()).hasValue("entry-125");
        _click(_get(Button.class, spec -> spec.withText("Earlier entries")));
        _click(_get(Button.class, spec -> spec.withText("Later entries")));
        _click(_get(Button.class, spec -> spec.withText("Earlier entries")));

        assertThat(_find(EntryItem.class)).hasSize(250);
        assertThat(_find(EntryItem.class).getFirst().getId()).hasValue("entry-0");
        _assertNone(Button.class, spec -> spec.withText("Earlier entries"));
        _assertNone(Button.class, spec -> spec.withText("Later entries"));
        UI.getCurrent().navigate("ai-sessions/" + session, QueryParameters.of("entry", "-7"));
        assertThat(_find(EntryItem.class)).hasSize(100);
        UI.getCurrent().navigate("ai-sessions/" + session, QueryParameters.of("entry", "999999"));
        assertThat(_find(EntryItem.class))
                .hasSize(6)
                .last()
                .satisfies(last -> assertThat(last.getId()).hasValue("entry-249"));
    }

    // R5
    @Test
    void aVeryLongAnswerIsSentWhenItIsAskedFor() {
        data.entry(session, 0, "assistant", "start " + "x".repeat(30_000) + " end");
        open();

        assertThat(text()).doesNotContain(" end");
        _click(_get(Button.class, spec -> spec.withText("Show all: 20,000 of 30,010 characters are shown")));
        assertThat(text()).contains(" end");
    }

    // R15, R16
    @Test
    void reviewersScoreAnAnswerAndSeeTheDifference() {
        var reviewer = World.person("supervisor");
        World.grant(reviewer, agent, "review");
        World.signIn(reviewer);
        data.entry(session, 0, "assistant", "We open at ten every day");
        open();
        _click(_get(Button.class, spec -> spec.withText("Score the answer")));
        _click(_get(Button.class, spec -> spec.withText("Save score")));
        assertThat(_get(RadioButtonGroup.class).isInvalid()).isTrue();

        score().setValue(2);
        _get(TextArea.class, spec -> spec.withLabel("Comment (optional)")).setValue("Wrong hour");
        _get(TextArea.class, spec -> spec.withLabel("Corrected answer (optional)"))
                .setValue("We open at nine every day");
        _click(_get(Button.class, spec -> spec.withText("Save score")));

        _assertNone(Dialog.class);
        assertThat(text()).contains("★★☆☆☆", "Wrong hour", "removed: ten", "added: nine", reviewer.displayName());
        _click(_get(Button.class, spec -> spec.withText("Remove")));
        assertThat(text()).doesNotContain("★★☆☆☆");
    }

    // R15
    @Test
    void whoMayOnlyViewSeesNoWayToScore() {
        data.entry(session, 0, "assistant", "Hi");
        open();

        _assertNone(Button.class, spec -> spec.withText("Score the answer"));
        _assertNone(Button.class, spec -> spec.withText("Score the session"));
    }

    // R5, A06
    @Test
    void aDraftThatWasChangedShowsWhatWasSent() {
        var message = conversations.message(conversation, "ai", "We open at nine", NOW);
        data.entry(session, 0, "assistant", null, null, "We open at ten", null, message);
        open();

        assertThat(text()).contains("Draft and what was sent", "removed: ten", "added: nine");
    }

    // C-03
    @Test
    void markupFromModelsStaysText() {
        var script = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        data.entry(session, 0, "assistant", script);
        open();

        assertThat(text()).contains(script);
        assertThat(_get(AiSessionView.class).getElement().getOuterHTML()).doesNotContain("<img", "<script");
    }

    // R8
    @Test
    void whoMayNotReadConversationsGetsNoLinksToThem() {
        var message = conversations.message(conversation, "ai", "Hi", NOW);
        data.entry(session, 0, "assistant", null, null, "Hi", null, message);
        var other = World.person(World.role(Permissions.AI_SESSIONS_READ));
        World.grant(other, agent, "view");
        World.signIn(other);
        open();

        assertThat(_find(Anchor.class)).noneMatch(link -> link.getHref().startsWith("conversations"));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Integer> score() {
        return _get(RadioButtonGroup.class);
    }

    private void open() {
        UI.getCurrent().navigate("ai-sessions/" + session);
    }

    private static String text() {
        return _find(AiSessionView.class).stream()
                .map(view -> view.getElement().getTextRecursively())
                .findFirst()
                .orElse(shown());
    }
}
