package dev.atalaya.users.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.World;
import dev.atalaya.users.Invitation;
import dev.atalaya.users.People;
import dev.atalaya.users.UserAdministration;
import dev.atalaya.users.UserStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class InvitationViewTests extends ViewTest {

    private static final String PASSWORD = "a sentence that nobody else says";

    @Autowired
    private UserAdministration administration;

    private UserId ana;
    private Invitation invitation;

    @BeforeEach
    void invite() {
        ana = new People().person("Ana", UserStatus.DRAFT);
        invitation = World.as(World.person("admin"), () -> administration.invite(ana));
    }

    @Test
    void whoHasTheLinkSetsAPassword() {
        open(token());

        assertThat(_get(H1.class).getText()).isEqualTo("Welcome, Ana");
        type(PASSWORD, PASSWORD);

        assertThat(People.status(ana)).isEqualTo("active");
    }

    @Test
    void aShortOrDifferentPasswordIsRefusedAtItsField() {
        open(token());

        type("short", "short");
        assertThat(field("Password").getErrorMessage()).isEqualTo("Enter at least 15 characters.");

        type("x".repeat(1025), "x".repeat(1025));
        assertThat(field("Password").getErrorMessage()).isEqualTo("Enter at most 1,024 characters.");

        type(PASSWORD, PASSWORD + "!");
        assertThat(field("Password").isInvalid()).isFalse();
        assertThat(field("Password again").getErrorMessage()).isEqualTo("The two passwords are not the same.");
        assertThat(People.status(ana)).isEqualTo("invited");
    }

    @Test
    void aLinkThatWasReplacedMeanwhileSaysSo() {
        open(token());
        World.as(World.person("admin"), () -> administration.invite(ana));

        type(PASSWORD, PASSWORD);

        assertThat(field("Password").getErrorMessage()).contains("replaced");
        assertThat(People.status(ana)).isEqualTo("invited");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "' or 1=1 --"})
    void aLinkThatWasNeverMadeIsAPageThatIsNotThere(String token) {
        open(token);

        _assertNone(InvitationView.class);
    }

    private String token() {
        return invitation.link().replaceFirst(".*token=", "");
    }

    private static void open(String token) {
        UI.getCurrent().navigate("invitation", QueryParameters.of("token", token));
    }

    private static void type(String password, String again) {
        _setValue(field("Password"), password);
        _setValue(field("Password again"), again);
        _click(_get(Button.class, spec -> spec.withText("Set password")));
    }

    private static PasswordField field(String label) {
        return _get(PasswordField.class, spec -> spec.withLabel(label));
    }
}
