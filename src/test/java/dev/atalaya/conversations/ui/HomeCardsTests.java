package dev.atalaya.conversations.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.Location;
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

/** What a supervisor finds on the first page. */
class HomeCardsTests extends ViewTest {

    private static final Instant NOW = Instant.now();

    private final Conversations data = new Conversations();

    private AgentId agent;
    private AtalayaUser reader;

    @BeforeEach
    void signIn() {
        agent = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, agent, "manage");
        World.signIn(reader);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // X15
    @Test
    void whatWaitsIsCountedAndEachNumberLeadsToItsList() {
        data.conversation(agent, "Ana", "Hello", NOW.minusSeconds(60));
        data.conversation(agent, "Bea", "Hello", NOW.minusSeconds(7_200));
        snoozed("Dan", "1 hour");
        snoozed("Eve", "3 days");
        assign(data.conversation(agent, "Finn", "Hello", NOW.minusSeconds(30)));
        data.conversation(World.agent(), "Foreign", "Secret", NOW);
        UI.getCurrent().navigate("");

        assertThat(figures("unattended")).startsWith("5");
        assertThat(figures("wake within a day")).startsWith("1");
        assertThat(figures("assigned to me and open")).startsWith("1");
        assertThat(follow("wake within a day")).containsExactly("Dan");
        UI.getCurrent().navigate("");
        assertThat(follow("assigned to me and open")).containsExactly("Finn");
    }

    // X15
    @Test
    void whatWaitsLongestStandsFirst() {
        data.conversation(agent, "Ana", "Hello", NOW.minusSeconds(60));
        data.conversation(agent, "Bea", "Hello", NOW.minusSeconds(7_200));
        data.conversation(agent, "Carla", "Hello", NOW.minusSeconds(600));
        data.conversation(agent, "Dan", "Hello", NOW.minusSeconds(30));
        UI.getCurrent().navigate("");

        assertThat(_find(ListItem.class).stream()
                        .map(item -> item.getElement().getTextRecursively())
                        .filter(text -> text.contains("Agent ")))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("Bea");
    }

    // X15
    @Test
    void whereNothingWaitsTheCardSaysSo() {
        UI.getCurrent().navigate("");

        assertThat(shown()).contains("Nothing waits", "This is the first visit.");
    }

    // X15
    @Test
    void whatCameSinceTheLastVisitIsCountedAndListed() {
        data.conversation(agent, "Before", "Hello", NOW.minusSeconds(7_200));
        data.conversation(agent, "After", "Hello", NOW.minusSeconds(60));
        reader.visited(NOW.minusSeconds(3_600));
        UI.getCurrent().navigate("");

        assertThat(figures("with new messages")).startsWith("1");
        assertThat(follow("with new messages")).containsExactly("After");
        assertThat(_find(ListItem.class).stream()
                        .filter(item -> item.hasClassName("at-chip"))
                        .map(item -> item.getElement().getTextRecursively()))
                .anyMatch(chip -> chip.startsWith("Since"));
    }

    private void snoozed(String contact, String time) {
        var id = data.conversation(agent, contact, "snoozed", "Hello", NOW.minusSeconds(90));
        World.owner()
                .sql("update conversations set snoozed_until = now() + cast(? as interval) where id = ?")
                .params(time, id.value())
                .update();
    }

    private void assign(ConversationId id) {
        World.owner()
                .sql("update conversations set assignee_id = ? where id = ?")
                .params(reader.id().value(), id.value())
                .update();
    }

    private static String figures(String words) {
        return link(words).getElement().getTextRecursively();
    }

    private static List<String> follow(String words) {
        var location = new Location(link(words).getHref());
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
        return _get(ConversationGrid.class)
                .getDataProvider()
                .fetch(new Query<>(0, 50, List.of(), null, null))
                .map(ConversationRow::contact)
                .toList();
    }

    private static Anchor link(String words) {
        return _find(Anchor.class, spec -> spec.withClasses("at-figure-link")).stream()
                .filter(anchor -> anchor.getElement().getTextRecursively().contains(words))
                .findFirst()
                .orElseThrow();
    }
}
