package dev.atalaya.conversations.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.provider.Query;
import dev.atalaya.ViewTest;
import dev.atalaya.conversations.ChangeHints;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LiveViewTests extends ViewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    private ChangeHints hints;

    private final Conversations data = new Conversations();

    private AgentId agent;
    private AtalayaUser reader;
    private ConversationId conversation;

    @BeforeEach
    void signIn() {
        agent = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, agent, "manage");
        World.signIn(reader);
        conversation = data.conversation(agent, "Ana", "Hello", NOW);
        data.message(conversation, "contact", "Hello", NOW);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void aMessageComesToAnOpenThread() {
        openThread();
        assertThat(_find(MessageBubble.class)).hasSize(1);
        told(() -> data.message(conversation, "contact", "Is anybody there?", NOW.plusSeconds(60)));
        poll();

        assertThat(_find(MessageBubble.class)).hasSize(2);
        assertThat(shown()).contains("Is anybody there?", "1 new message");
        poll();
        assertThat(_find(MessageBubble.class)).hasSize(2);
    }

    @Test
    void aPollWithoutAHintAsksTheDatabaseNothing() {
        openThread();
        poll();

        assertThat(Statements.during(LiveViewTests::poll)).isZero();
    }

    @Test
    void lookingIsNotRecordedAgain() {
        openThread();
        var before = World.actionsOf(reader);
        told(() -> data.message(conversation, "contact", "Again", NOW.plusSeconds(60)));
        poll();

        assertThat(World.actionsOf(reader)).isEqualTo(before).containsOnlyOnce("conversation.viewed");
    }

    @Test
    void aNoteOfSomebodyElseComesAndWhatIsTypedStays() {
        var colleague = World.person("supervisor");
        openThread();
        poll();
        _setValue(_get(TextArea.class), "Half a sentence");
        told(() -> World.owner()
                .sql("insert into conversation_notes (agent_id, conversation_id, author_id, body) values (?, ?, ?, ?)")
                .params(agent.value(), conversation.value(), colleague.id().value(), "Called, no answer")
                .update());
        poll();

        assertThat(shown()).contains("Called, no answer", colleague.displayName());
        assertThat(_get(TextArea.class).getValue()).isEqualTo("Half a sentence");
    }

    @Test
    void aStateThatSomebodyElseChangedComesToThePanelAndTheHead() {
        openThread();
        poll();
        told(() -> World.owner()
                .sql(
                        "update conversations set status = 'closed', closed_at = now(), version = version + 1 where id = ?")
                .param(conversation.value())
                .update());
        poll();

        assertThat(_find(ThreadView.class).getFirst().getElement().getTextRecursively())
                .contains("Closed");
    }

    //
    @Test
    void aThreadGoesDarkWithTheNextLookOnceAccessIsRevoked() {
        openThread();
        poll();
        var before = World.actionsOf(reader);
        World.revoke(reader);
        told(() -> data.message(conversation, "contact", "canary-after", NOW.plusSeconds(60)));
        poll();

        _assertNone(MessageThread.class);
        _assertNone(ConversationGrid.class);
        assertThat(shown()).contains("no longer available").doesNotContain("canary-after", "Ana");
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
        assertThat(World.actionsOf(reader)).isEqualTo(before);
    }

    @Test
    void theListSaysHowManyCameAndReadsThemWhenAsked() {
        UI.getCurrent().navigate("conversations");
        assertThat(rows()).extracting(ConversationRow::contactName).containsExactly("Ana");
        poll();
        _assertNone(Button.class, spec -> spec.withText("1 new"));
        told(() -> data.conversation(agent, "Bea", "Hi", NOW.plusSeconds(60)));
        poll();

        _click(_get(Button.class, spec -> spec.withText("1 new")));
        assertThat(rows()).extracting(ConversationRow::contactName).containsExactly("Bea", "Ana");
        _assertNone(Button.class, spec -> spec.withText("1 new"));
    }

    @Test
    void whatMovesUpBecauseAnotherLeftIsNotNew() {
        data.conversations(agent, 120, NOW.minusSeconds(60));
        UI.getCurrent().navigate("conversations");
        rows();
        poll();
        told(() -> World.owner()
                .sql("delete from messages where conversation_id = ?")
                .param(conversation.value())
                .update());
        World.owner()
                .sql("delete from conversations where id = ?")
                .param(conversation.value())
                .update();
        poll();

        _assertNone(Button.class, spec -> spec.withText("1 new"));
    }

    @Test
    void aViewThatFollowsAnotherLooksToo() {
        UI.getCurrent().navigate("conversations");
        openThread();
        assertThat(UI.getCurrent().getPollInterval()).isPositive();
        UI.getCurrent().navigate("conversations");

        assertThat(UI.getCurrent().getPollInterval()).isPositive();
    }

    @Test
    void noViewAsksOnceItIsLeft() {
        openThread();
        assertThat(UI.getCurrent().getPollInterval()).isPositive();
        UI.getCurrent().navigate("");

        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
    }

    private void openThread() {
        UI.getCurrent().navigate("conversations/" + conversation.value());
    }

    private static List<ConversationRow> rows() {
        return _get(ConversationGrid.class)
                .getDataProvider()
                .fetch(new Query<>(0, 50, List.of(), null, null))
                .toList();
    }

    private static void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }

    /** Does it, and waits until the hint is here. */
    private void told(Runnable change) {
        var before = hints.of(List.of(agent));
        change.run();
        for (var n = 0; n < 200 && hints.of(List.of(agent)) == before; n++) {
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(hints.of(List.of(agent))).isGreaterThan(before);
    }
}
