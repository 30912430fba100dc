package dev.atalaya.conversations.search.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.conversations.search.MessageSearch;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.BadInputs;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchViewTests extends ViewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations data = new Conversations();

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
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        UI.getCurrent().navigate("search");

        _assertNone(SearchView.class);
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("ops"));
        UI.getCurrent().navigate("search");

        _assertNone(SearchView.class);
    }

    @Test
    void whatIsFoundIsMarkedAndLeadsToItsPlaceInTheThread() {
        var message = data.message(conversation, "contact", "La habitación, por favor", NOW);
        search("habitaciones");

        var hit = _get(HitItem.class);
        assertThat(hit.getElement().getTextRecursively()).contains("Ana", "Customer", "La habitación, por favor");
        assertThat(_get(Mark.class).getText()).isEqualTo("habitación");
        assertThat(_get(hit, Anchor.class).getHref())
                .isEqualTo("conversations/" + conversation.value() + "?message=" + message);
        assertThat(text()).contains("1 message · ");
    }

    @Test
    void theAddressHoldsWhatWasTyped() {
        data.message(conversation, "contact", "A table", NOW);
        UI.getCurrent().navigate("search");
        _setValue(_get(TextField.class), " table from:contact ");
        _click(_get(Button.class, spec -> spec.withText("Search")));
        await();

        assertThat(UI.getCurrent()
                        .getInternals()
                        .getActiveViewLocation()
                        .getQueryParameters()
                        .getSingleParameter("q"))
                .contains("table from:contact");
        assertThat(_find(HitItem.class)).hasSize(1);
        assertThat(_get(TextField.class).getValue()).isEqualTo("table from:contact");
    }

    @Test
    void aMisspeltWordSaysWhatWasLookedForInstead() {
        data.message(conversation, "contact", "zarzaparrilla", NOW);
        search("zarzaparilla");

        assertThat(_find(HitItem.class)).hasSize(1);
        assertThat(text()).contains("No message has “zarzaparilla”. Looked for instead: zarzaparrilla.");
    }

    @Test
    void nothingFoundSaysWhatToDo() {
        search("qwertzuiop");

        assertThat(text()).contains("Nothing found for “qwertzuiop”", "No messages · ");
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
    }

    @Test
    void whatCannotBeUnderstoodSaysWhy() {
        search("colour:red");
        assertThat(text()).contains("“colour:” is not known here", "from:, agent:, before:, after:, status:");

        search("bill before:31/12/2026");
        assertThat(text()).contains("“31/12/2026” is not a day", "before:2026-01-31");
    }

    @Test
    void pagesFollowEachOther() {
        data.messages(conversation, 60, NOW);
        search("terrace");

        assertThat(_find(HitItem.class)).hasSize(MessageSearch.PAGE);
        _click(_get(Button.class, spec -> spec.withText("More messages")));
        await();

        assertThat(_find(HitItem.class)).hasSize(60);
        _assertNone(Button.class, spec -> spec.withText("More messages"));
    }

    @Test
    void veryManyAreNotCounted() {
        data.messages(conversation, 2_100, NOW);
        search("terrace");

        assertThat(text()).contains("2,000+ messages");
    }

    @Test
    void operatorsAndTheirValuesAreCompleted() {
        UI.getCurrent().navigate("search");
        _setValue(_get(TextField.class), "bill ");
        _click(_get(Button.class, spec -> spec.withText("agent:")));
        assertThat(_get(TextField.class).getValue()).isEqualTo("bill agent:");

        var name = World.owner()
                .sql("select name from whatsapp_agents where id = ?")
                .param(agent.value())
                .query(String.class)
                .single();
        _click(_get(Button.class, spec -> spec.withText("agent:" + name)));
        assertThat(_get(TextField.class).getValue()).isEqualTo("bill agent:\"" + name + "\" ");

        _setValue(_get(TextField.class), "bill from:b");
        _click(_get(Button.class, spec -> spec.withText("from:bot")));
        assertThat(_get(TextField.class).getValue()).isEqualTo("bill from:bot ");

        _setValue(_get(TextField.class), "bill aft");
        _click(_get(Button.class, spec -> spec.withText("after:")));
        assertThat(_get(TextField.class).getValue()).isEqualTo("bill after:");
        assertThat(_find(
                        Button.class,
                        spec -> spec.withPredicate(button -> button.getText().startsWith("after:20"))))
                .isNotEmpty();
    }

    //
    @Test
    void agentsOutOfScopeAreNotCompleted() {
        var foreign = World.owner()
                .sql("select name from whatsapp_agents where id = ?")
                .param(World.agent().value())
                .query(String.class)
                .single();
        UI.getCurrent().navigate("search");
        _setValue(_get(TextField.class), "bill agent:" + foreign.substring(0, 5));

        assertThat(shown()).doesNotContain(foreign);
    }

    //
    @Test
    void foreignMessagesAreNotInThePage() {
        var theirs = data.conversation(World.agent(), "Eve", "x", NOW);
        data.message(theirs, "contact", "canary bird", NOW);
        data.message(conversation, "contact", "canary yellow", NOW);
        search("canary");

        assertThat(_get(SearchView.class).getElement().getOuterHTML())
                .contains("yellow")
                .doesNotContain("bird", "Eve");
    }

    // C-02
    @Test
    void markupStaysText() {
        data.message(conversation, "contact", "<img src=x onerror=alert(1)> needle <script>", NOW);
        search("needle");

        assertThat(text()).contains("<img src=x onerror=alert(1)>");
        assertThat(_get(SearchView.class).getElement().getOuterHTML()).doesNotContain("<img", "<script");
    }

    // C-01
    @Test
    void oddTextsLeaveThePageWhole() {
        for (var odd : BadInputs.typed()) {
            UI.getCurrent().navigate("search", QueryParameters.simple(Map.of("q", odd)));
            await();
            assertThat(_find(SearchView.class)).hasSize(1);
            assertThat(text()).doesNotContain("The search failed", "SQLSTATE", "PSQLException");
        }
    }

    @Test
    void spanishReadersSearchInSpanish() {
        UI.getCurrent().setLocale(Locale.of("es"));
        data.message(conversation, "contact", "la factura", NOW);
        search("factura de:cliente");

        assertThat(_find(HitItem.class)).hasSize(1);
        assertThat(text()).contains("1 mensaje · ", "Cliente");
    }

    private static void search(String typed) {
        UI.getCurrent().navigate("search", QueryParameters.simple(Map.of("q", typed)));
        await();
    }

    /** As the page does: asks until the answer is there. */
    private static void await() {
        var end = System.nanoTime() + 60_000_000_000L;
        do {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            MockVaadin.clientRoundtrip(false);
        } while (List.of("Searching…", "Buscando…").stream().anyMatch(running -> text().contains(running))
                && System.nanoTime() < end);
    }

    private static String text() {
        return _find(SearchView.class).stream()
                .map(view -> view.getElement().getTextRecursively())
                .findFirst()
                .orElse("");
    }
}
