package dev.atalaya.users.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.World;
import dev.atalaya.users.People;
import dev.atalaya.users.UserStatus;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserViewTests extends ViewTest {

    private final People people = new People();

    private UserId ana;

    @BeforeEach
    void signIn() {
        ana = people.person("Ana Núñez", UserStatus.ACTIVE);
        World.signIn(World.person("auditor"));
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        open(ana.value());

        _assertNone(UserFacts.class);
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("supervisor"));
        open(ana.value());

        _assertNone(UserFacts.class);
    }

    @Test
    void readersSeeTheFacts() {
        var role = World.role();
        People.hold(ana, role, null);
        People.grant(ana, null, null);
        open(ana.value());

        assertThat(_get(H1.class).getText()).isEqualTo("Ana Núñez");
        assertThat(facts()).contains("active", role, "all", "never", "as the browser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "9223372036854775807", "999999999999999999999"})
    void whoeverIsNotThereIsNotFound(Object id) {
        open(id);

        _assertNone(UserFacts.class);
    }

    @Test
    void suspendingSaysWhatIsLostAndAsksForNameAndReason() {
        World.signIn(World.person("admin"));
        People.grant(ana, World.agent(), null);
        open(ana.value());
        press("Suspend");

        assertThat(impact()).anyMatch(text -> text.startsWith("1 agent lost"));
        press("Suspend Ana Núñez");
        assertThat(People.status(ana)).isEqualTo("active");

        _setValue(_get(TextField.class, spec -> spec.withLabel("Type Ana Núñez to confirm")), "Ana Núñez");
        press("Suspend Ana Núñez");
        assertThat(People.status(ana)).isEqualTo("active");

        _setValue(_get(TextArea.class, spec -> spec.withLabel("Reason")), "on leave");
        press("Suspend Ana Núñez");
        assertThat(People.status(ana)).isEqualTo("suspended");
        assertThat(facts()).contains("suspended");
        _assertNone(DangerDialog.class);
    }

    @Test
    void archivingAndActivatingAreOfferedWhereTheyMayBe() {
        var admin = World.person("admin");
        World.signIn(admin);
        open(people.person("Draft", UserStatus.DRAFT).value());
        assertThat(buttons()).contains("Edit", "Invite", "Archive").doesNotContain("Activate", "Suspend");

        open(people.person("Gone", UserStatus.ARCHIVED).value());
        assertThat(buttons()).contains("Edit", "Invite", "Activate").doesNotContain("Archive", "Suspend");

        open(admin.id().value());
        assertThat(buttons()).contains("Edit").doesNotContain("Archive", "Suspend", "Activate");
    }

    @Test
    void activatingSomebodyWithoutAPasswordIsRefusedInWords() {
        World.signIn(World.person("admin"));
        var gone = people.person("Gone", UserStatus.ARCHIVED);
        open(gone.value());
        press("Activate");
        press("Activate Gone");

        assertThat(_find(Div.class))
                .extracting(Div::getText)
                .contains("This person never chose a password. Invite them instead.");
        assertThat(People.status(gone)).isEqualTo("archived");
    }

    //
    @Test
    void readersFindNothingToDo() {
        open(ana.value());

        _assertNone(UserActions.class);
    }

    @Test
    void tabsOfOtherFeaturesAreOpenedByTheAddress() {
        World.signIn(World.person("admin"));
        UI.getCurrent().navigate("users/" + ana.value(), QueryParameters.of("tab", "nothing"));

        assertThat(_get(H1.class).getText()).isEqualTo("Ana Núñez");
    }

    private static List<String> impact() {
        return _find(_get(ImpactPanel.class), Span.class).stream()
                .map(Span::getText)
                .toList();
    }

    private static List<String> buttons() {
        return _find(Button.class).stream().map(Button::getText).toList();
    }

    private static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    private static void open(Object id) {
        UI.getCurrent().navigate("users/" + id);
    }

    private static List<String> facts() {
        return _find(_get(UserFacts.class), Span.class).stream()
                .map(Span::getText)
                .toList();
    }
}
