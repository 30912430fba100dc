package dev.atalaya.agents.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.atalaya.ViewTest;
import dev.atalaya.agents.AgentService;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.World;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithAnonymousUser;

class AgentViewTests extends ViewTest {

    @Autowired
    private AgentService agents;

    private AtalayaUser admin;
    private AgentId agent;
    private String name;

    @BeforeEach
    void fill() {
        admin = World.person("admin");
        agent = World.agent();
        name = value("name");
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // R1
    @Test
    void readersSeeFactsAndVolumesInScope() {
        World.conversation(agent, "hello");
        var reader = World.person("supervisor");
        World.grant(reader, agent, "view");

        open(reader);

        assertThat(_get(H1.class).getText()).isEqualTo(name);
        assertThat(_find(Span.class)).extracting(Span::getText).contains("Active", "Unknown", "AI", "UTC", "open", "1");
        assertThat(_find(Button.class)).extracting(Button::getText).doesNotContain("Edit", "Pause", "Retire");
    }

    // R1
    @Test
    void managersAreToldThatVolumesAreOutOfScope() {
        World.conversation(agent, "hello");

        open(admin);

        assertThat(_find(Paragraph.class)).extracting(Paragraph::getText).contains("Not in scope");
    }

    // R6
    @Test
    void anAgentIsPausedAndResumedWithAReason() {
        open(admin);
        _click(button("Pause"));
        _click(inDialog("Pause"));
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        _get(TextArea.class).setValue("holidays");
        _click(inDialog("Pause"));

        _assertNone(Dialog.class);
        assertThat(value("status")).isEqualTo("paused");
        _click(button("Resume"));
        _get(TextArea.class).setValue("back");
        _click(inDialog("Resume"));
        assertThat(value("status")).isEqualTo("active");
        assertThat(World.actionsOf(admin)).containsExactly("agent.paused", "agent.resumed");
    }

    // R6, X13
    @Test
    void anAgentIsRetiredOnceItsNameIsTyped() {
        open(admin);
        _click(button("Retire"));

        retire("something else", "why");
        _assertOne(DangerDialog.class);
        retire(name, "");
        _assertOne(DangerDialog.class);
        retire(name, "closed down");

        _assertNone(DangerDialog.class);
        assertThat(value("status")).isEqualTo("retired");
        assertThat(_find(Button.class)).extracting(Button::getText).doesNotContain("Pause", "Resume", "Retire");
    }

    // R5
    @Test
    void ofTwoWhoEditTheSecondKeepsWhatWasTyped() {
        open(admin);
        _click(button("Edit"));
        var field = _get(TextField.class, spec -> spec.withLabel("Name"));
        field.setValue("Mine");
        World.as(World.person("admin"), () -> {
            var details = agents.find(agent).orElseThrow();
            agents.update(details.with("Theirs", null, details.kind(), "en", "UTC"));
            return true;
        });
        World.signIn(admin);

        _click(inDialog("Save"));

        assertThat(_find(Div.class))
                .extracting(Div::getText)
                .anyMatch(text -> text.startsWith("Somebody else changed this"));
        assertThat(field.getValue()).isEqualTo("Mine");
        assertThat(value("name")).isEqualTo("Theirs");
    }

    // R3
    @Test
    void theSlugStays() {
        open(admin);
        _click(button("Edit"));

        assertThat(_get(TextField.class, spec -> spec.withLabel("Slug")).isReadOnly())
                .isTrue();
        _get(TextField.class, spec -> spec.withLabel("Name")).setValue("Renamed");
        _click(inDialog("Save"));

        assertThat(_get(H1.class).getText()).isEqualTo("Renamed");
    }

    // R1, A-03
    @Test
    void anAgentOutOfScopeIsLikeOneThatIsNotThere() {
        var reader = World.person("supervisor");
        for (var address : List.of("agents/" + agent.value(), "agents/0", "agents/x", "agents/99999999999999999999")) {
            World.signIn(reader);
            UI.getCurrent().navigate(address);
            _assertNone(AgentFacts.class);
        }
    }

    @Test
    void othersAreTurnedAway() {
        open(World.person(World.role("audit.read")));

        _assertNone(AgentFacts.class);
    }

    @Test
    @WithAnonymousUser
    void strangersAreTurnedAway() {
        UI.getCurrent().navigate("agents/" + agent.value());

        _assertNone(AgentFacts.class);
    }

    private void open(AtalayaUser user) {
        World.signIn(user);
        UI.getCurrent().navigate("agents/" + agent.value());
        MockVaadin.clientRoundtrip(false);
    }

    private static void retire(String typed, String reason) {
        var dialog = _get(DangerDialog.class);
        _get(dialog, TextField.class).setValue(typed);
        _get(dialog, TextArea.class).setValue(reason);
        _click(_get(dialog, Button.class, spec -> spec.withText("Retire")));
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static Button inDialog(String text) {
        return _get(_get(Dialog.class), Button.class, spec -> spec.withText(text));
    }

    private String value(String column) {
        return World.owner()
                .sql("select " + column + " from whatsapp_agents where id = ?")
                .param(agent.value())
                .query(String.class)
                .single();
    }
}
