package dev.atalaya.agents.ui;

import static com.github.mvysny.kaributesting.v10.DownloadKt._download;
import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.test.context.support.WithAnonymousUser;

class AgentsViewTests extends ViewTest {

    private AtalayaUser admin;
    private String unique;

    @BeforeEach
    void people() {
        admin = World.person("admin");
        unique = "a" + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // R1
    @Test
    void readersSeeTheirAgentsAndNoWayToMakeOne() {
        var agent = World.agent();
        World.agent();
        World.conversation(agent, "hello");
        var reader = World.person("supervisor");
        World.grant(reader, agent, "view");

        open(reader, "");

        var grid = _get(AgentGrid.class);
        assertThat(_size(grid)).isOne();
        assertThat(String.join("|", _getFormattedRow(grid, 0))).contains("AI", "English", "|1|");
        assertThat(_find(Button.class)).extracting(Button::getText).doesNotContain("New agent");
    }

    // R1, A-11
    @Test
    void managersAreToldNothingOfConversationsOutOfScope() {
        var agent = World.agent();
        World.conversation(agent, "canary");

        open(admin, slug(agent.value()));

        assertThat(String.join("|", _getFormattedRow(_get(AgentGrid.class), 0)))
                .contains("not in scope")
                .doesNotContain("canary");
    }

    // X04
    @Test
    void theFilterLivesInTheAddress() {
        open(admin, "");

        _setValue(_get(TextField.class), "  hotel  ");

        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("agents?q=hotel");
        UI.getCurrent()
                .navigate("agents", QueryParameters.fromString("q=x&status=nonsense&kind=bot&sort=id;drop&page=-1"));
        assertThat(_get(TextField.class).getValue()).isEqualTo("x");
        _assertOne(AgentGrid.class);
    }

    // C-01
    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800", "\u202eevil"})
    void aTextThatCannotBeLookedForIsRefusedAtTheField(String text) {
        open(admin, "");

        _setValue(_get(TextField.class), text);

        assertThat(_get(TextField.class).isInvalid()).isTrue();
    }

    // R3, R4
    @Test
    void aNewAgentOpensOnItsPage() {
        open(admin, "");
        _click(_get(Button.class, spec -> spec.withText("New agent")));

        field("Name").setValue("Clínica " + unique);
        assertThat(field("Slug").getValue()).isEqualTo("clinica-" + unique);
        country().setValue("ES");
        field("Number").setValue(national());
        create();

        _assertNone(Dialog.class);
        assertThat(_get(H1.class).getText()).isEqualTo("Clínica " + unique);
        assertThat(World.owner()
                        .sql("select phone from whatsapp_agents where slug = ?")
                        .param("clinica-" + unique)
                        .query(String.class)
                        .single())
                .startsWith("+346");
    }

    // R3, R4, C-01, C-05, C-06
    @Test
    void badInputsStayAtTheirFields() {
        open(admin, "");
        _click(_get(Button.class, spec -> spec.withText("New agent")));
        var before = agents();

        field("Slug").setValue(unique);
        for (var text : List.of("", "   ", "a\nb\tc", "a\0b", "\ud800", "\u202eevil", "x".repeat(1_000_000))) {
            refusedAt("Name", text);
        }
        field("Name").setValue(unique);
        for (var text : List.of("", "A", "a b", "../../etc", "-a", "'; drop table x; --", "a\0b", "x".repeat(64))) {
            refusedAt("Slug", text);
        }
        field("Slug").setValue(unique);
        for (var text : List.of(
                "+0123456789",
                "+1234567890123456",
                "+12345",
                "letters",
                "1-800-FLOWERS",
                "+34\0",
                "9".repeat(50_000))) {
            refusedAt("Number", text);
        }
        field("Number").setValue("");
        zone().setValue(null);
        create();
        assertThat(zone().isInvalid()).isTrue();

        assertThat(agents()).isEqualTo(before);
    }

    // R3
    @Test
    void aSlugThatIsTakenIsSaidAtItsField() {
        var taken = slug(World.agent().value());
        open(admin, "");
        _click(_get(Button.class, spec -> spec.withText("New agent")));

        field("Name").setValue(unique);
        field("Slug").setValue(taken);
        create();

        assertThat(field("Slug").getErrorMessage()).startsWith("Another agent has this slug");
        assertThat(field("Name").getValue()).isEqualTo(unique);
    }

    // R8, A-14, C-04
    @Test
    void anExportHasTheAgentsInScopeAndNoFormula() {
        var agent = World.agent();
        World.agent();
        World.conversation(agent, "canary");
        World.owner()
                .sql("update whatsapp_agents set name = '=1+1' where id = ?")
                .param(agent.value())
                .update();
        var reader = World.person("supervisor");
        World.grant(reader, agent, "view");
        open(reader, "");

        var lines = new String(_download(_get(AgentsExport.class)), StandardCharsets.UTF_8)
                .strip()
                .split("\\R");

        assertThat(lines).hasSize(2);
        assertThat(lines[0]).isEqualTo("\uFEFFName,Slug,Status,Number,Kind,Language,Conversations,Last message");
        assertThat(lines[1])
                .startsWith("'=1+1," + slug(agent.value()) + ",Active,,AI,en,1,")
                .doesNotContain("canary");
        assertThat(World.actionsOf(reader)).containsExactly("list.exported");
    }

    @Test
    void othersAreTurnedAway() {
        open(World.person(World.role("audit.read")), "");

        _assertNone(AgentGrid.class);
    }

    @Test
    @WithAnonymousUser
    void strangersAreTurnedAway() {
        UI.getCurrent().navigate("agents");

        _assertNone(AgentGrid.class);
    }

    private static void open(AtalayaUser user, String text) {
        World.signIn(user);
        UI.getCurrent().navigate("agents", text.isEmpty() ? QueryParameters.empty() : QueryParameters.of("q", text));
        MockVaadin.clientRoundtrip(false);
    }

    private static void refusedAt(String label, String text) {
        field(label).setValue(text);
        create();
        assertThat(field(label).isInvalid())
                .as(text.substring(0, Math.min(20, text.length())))
                .isTrue();
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> country() {
        return _get(ComboBox.class, spec -> spec.withLabel("Country of a national number"));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> zone() {
        return _get(ComboBox.class, spec -> spec.withLabel("Time zone"));
    }

    private static void create() {
        _click(_get(Button.class, spec -> spec.withText("Create")));
    }

    private static String national() {
        return "6" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    private static String slug(long id) {
        return World.owner()
                .sql("select slug from whatsapp_agents where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private static long agents() {
        return World.owner()
                .sql("select count(*) from whatsapp_agents")
                .query(Long.class)
                .single();
    }
}
