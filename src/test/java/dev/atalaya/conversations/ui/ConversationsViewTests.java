package dev.atalaya.conversations.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationsViewTests extends ViewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations data = new Conversations();

    private AgentId agent;
    private AtalayaUser reader;

    @BeforeEach
    void signIn() {
        agent = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, agent, "view");
        World.signIn(reader);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        UI.getCurrent().navigate("conversations");

        _assertNone(ConversationGrid.class);
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("ops"));
        UI.getCurrent().navigate("conversations");

        _assertNone(ConversationGrid.class);
    }

    @Test
    void readersSeeTheirConversationsAndHowMany() {
        data.conversation(agent, "Ana", "Hello", NOW);
        data.conversation(World.agent(), "Eve", "Secret", NOW);
        UI.getCurrent().navigate("conversations");

        assertThat(_get(H1.class).getText()).isEqualTo("Conversations");
        assertThat(rows()).extracting(ConversationRow::contact).containsExactly("Ana");
        assertThat(_find(Span.class)).extracting(Span::getText).contains("1 conversation");
    }

    @Test
    void filtersComeFromTheAddress() {
        data.conversation(agent, "Ana", "open", "Hello", NOW);
        data.conversation(agent, "Ben", "closed", "Bye", NOW);
        UI.getCurrent()
                .navigate(
                        "conversations", QueryParameters.fromString("status=closed&q=by&from=2026-11-01&to=nonsense"));

        assertThat(rows()).extracting(ConversationRow::contact).containsExactly("Ben");
        assertThat(_get(TextField.class).getValue()).isEqualTo("by");
        assertThat(_get(Select.class).getValue()).isEqualTo(ConversationStatus.CLOSED);
    }

    @Test
    void anAgentInTheAddressIsNamedAndAForeignOneFindsNothing() {
        var other = World.agent();
        World.grant(reader, other, "view");
        data.conversation(agent, "Ana", "Hello", NOW);
        data.conversation(other, "Ben", "Bye", NOW);
        UI.getCurrent().navigate("conversations", QueryParameters.of("agent", Long.toString(agent.value())));

        assertThat(rows()).extracting(ConversationRow::contact).containsExactly("Ana");
        assertThat(_get(ComboBox.class).getValue()).isNotNull();

        UI.getCurrent()
                .navigate(
                        "conversations",
                        QueryParameters.of("agent", Long.toString(World.agent().value())));

        assertThat(rows()).isEmpty();
    }

    @Test
    void filtersGoIntoTheAddress() {
        data.conversation(agent, "Ana", "Hello", NOW);
        data.conversation(agent, "Ben", "Bye", NOW);
        UI.getCurrent().navigate("conversations");

        _setValue(_get(TextField.class), "Ana");

        assertThat(rows()).extracting(ConversationRow::contact).containsExactly("Ana");
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("conversations?q=Ana");
    }

    @Test
    void anEmptyListSaysWhy() {
        UI.getCurrent().navigate("conversations");
        MockVaadin.clientRoundtrip(false);

        assertThat(texts()).contains("No conversations yet");
    }

    @Test
    void whereNothingIsFoundTheFiltersCanBeCleared() {
        data.conversation(agent, "Ana", "Hello", NOW);
        UI.getCurrent().navigate("conversations", QueryParameters.of("q", "nobody says this"));
        MockVaadin.clientRoundtrip(false);

        assertThat(texts()).contains("Nothing found");
        _click(_get(_get(ConversationGrid.class), Button.class, spec -> spec.withText("Clear filters")));

        assertThat(rows()).hasSize(1);
    }

    @Test
    void aClickOpensTheThreadAndKeepsTheFilters() {
        var id = data.conversation(agent, "Ana", "Hello", NOW);
        UI.getCurrent().navigate("conversations", QueryParameters.of("q", "Ana"));

        _clickItem(_get(ConversationGrid.class), 0);

        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("conversations/" + id.value() + "?q=Ana");
    }

    private static List<ConversationRow> rows() {
        return _get(ConversationGrid.class)
                .getDataProvider()
                .fetch(new Query<>(0, 50, List.of(), null, null))
                .toList();
    }

    private static List<String> texts() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }
}
