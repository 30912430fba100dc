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
import com.vaadin.flow.component.grid.GridNoneSelectionModel;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
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
                .navigate("conversations", QueryParameters.fromString("list=closed&q=by&from=2026-11-01&to=nonsense"));

        assertThat(rows()).extracting(ConversationRow::contact).containsExactly("Ben");
        assertThat(_get(TextField.class).getValue()).isEqualTo("by");
        assertThat(_get(Anchor.class, spec -> spec.withAttribute("aria-current", "page"))
                        .getElement()
                        .getTextRecursively())
                .isEqualTo("Closed1");
    }

    @Test
    void anAgentInTheAddressIsNamedAndAForeignOneFindsNothing() {
        var other = World.agent();
        World.grant(reader, other, "view");
        data.conversation(agent, "Ana", "Hello", NOW);
        data.conversation(other, "Ben", "Bye", NOW);
        UI.getCurrent().navigate("conversations", QueryParameters.of("agent", Long.toString(agent.value())));

        assertThat(rows()).extracting(ConversationRow::contact).containsExactly("Ana");
        assertThat(chips()).anyMatch(chip -> chip.startsWith("Agent"));

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

    // C01
    @Test
    void filtersAreTakenAwayOneByOne() {
        data.conversation(agent, "Ana", "Hello", NOW);
        UI.getCurrent()
                .navigate(
                        "conversations",
                        QueryParameters.fromString(
                                "list=open&priority=urgent&priority=high&assignee=me&from=2026-11-01"));
        assertThat(rows()).isEmpty();
        assertThat(chips()).hasSize(4);

        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Remove the filter Assigned to: Me")));
        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Remove the filter Priority: Urgent")));

        assertThat(chips()).containsExactly("PriorityHigh", "FromNov 1, 2026");
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("conversations?from=2026-11-01&list=open&priority=high");

        _click(_get(Button.class, spec -> spec.withText("Clear all")));
        assertThat(rows()).hasSize(1);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("conversations?list=open");
    }

    @Test
    void theOrderIsInTheAddress() {
        data.conversation(agent, "Ana", "Hello", NOW);
        data.conversation(agent, "Ben", "Bye", NOW.minusSeconds(60));
        UI.getCurrent().navigate("conversations", QueryParameters.of("sort", "last_message"));

        assertThat(rows()).extracting(ConversationRow::contact).containsExactly("Ben", "Ana");
        UI.getCurrent().navigate("conversations", QueryParameters.of("sort", "'; drop table users"));
        assertThat(rows()).extracting(ConversationRow::contact).containsExactly("Ana", "Ben");
    }

    // C-01
    @Test
    void whatMakesNoSenseInTheAddressIsLeftOut() {
        data.conversation(agent, "Ana", "Hello", NOW);
        UI.getCurrent()
                .navigate(
                        "conversations",
                        QueryParameters.fromString(
                                "list=x&agent=%27&agent=99999999999999999999&label=NaN&by=root&priority=9&assignee=-1&from=0001-01-01"));

        assertThat(rows()).hasSize(1);
        assertThat(chips()).isEmpty();
    }

    // C09
    @Test
    void manyAreClosedAtOnceWithAResultForEach() {
        var managed = World.agent();
        World.grant(reader, managed, "manage");
        var mine = data.conversation(managed, "Ana", "Hello", NOW);
        var viewed = data.conversation(agent, "Ben", "Hello", NOW.minusSeconds(1));
        UI.getCurrent().navigate("conversations");
        rows().forEach(_get(ConversationGrid.class)::select);
        assertThat(_find(Span.class)).extracting(Span::getText).contains("2 selected");

        _click(_get(Button.class, spec -> spec.withText("Close\u2026")));
        assertThat(texts()).anyMatch(text -> text.contains("2 conversations are closed"));
        _click(_get(Button.class, spec -> spec.withText("Close 2")));

        assertThat(statusOf(mine)).isEqualTo("closed");
        assertThat(statusOf(viewed)).isEqualTo("open");
        assertThat(texts()).contains("1 done, 0 were so already, 1 refused");
        assertThat(_get(ConversationGrid.class).getSelectedItems()).isEmpty();
    }

    // C09
    @Test
    void whoOnlyViewsSelectsNothing() {
        data.conversation(agent, "Ana", "Hello", NOW);
        UI.getCurrent().navigate("conversations");

        assertThat(_get(ConversationGrid.class).getSelectionModel()).isInstanceOf(GridNoneSelectionModel.class);
    }

    private static String statusOf(ConversationId id) {
        return World.owner()
                .sql("select status from conversations where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private static List<String> chips() {
        return _find(ListItem.class).stream()
                .filter(item -> item.hasClassName("at-chip"))
                .map(item -> item.getElement().getTextRecursively())
                .toList();
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
