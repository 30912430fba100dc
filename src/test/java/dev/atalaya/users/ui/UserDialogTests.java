package dev.atalaya.users.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import dev.atalaya.ViewTest;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.BadInputs;
import dev.atalaya.testkit.World;
import dev.atalaya.users.NewAdmin;
import dev.atalaya.users.People;
import dev.atalaya.users.UserAdministration;
import dev.atalaya.users.UserDetails;
import dev.atalaya.users.UserStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UserDialogTests extends ViewTest {

    @Autowired
    private UserAdministration administration;

    private AtalayaUser admin;

    @BeforeEach
    void signIn() {
        admin = World.person("admin");
        World.signIn(admin);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    //
    @Test
    void whoMayOnlyReadFindsNoButtonThatChanges() {
        World.signIn(World.person("auditor"));
        UI.getCurrent().navigate("users");
        _assertNone(Button.class, spec -> spec.withText("New user"));

        UI.getCurrent().navigate("users/" + admin.id().value());
        _assertNone(Button.class, spec -> spec.withText("Edit"));
        _assertNone(Button.class, spec -> spec.withText("Invite"));
    }

    @Test
    void aDraftIsSaved() {
        var email = email();
        openNew();
        fill("Ana Núñez", email);
        press("Save as draft");

        _assertNone(UserDialog.class);
        assertThat(status(email)).isEqualTo("draft");
    }

    @Test
    void anInvitationShowsItsLinkOnce() {
        var email = email();
        openNew();
        fill("Ana Núñez", email);
        press("Save and invite");

        var link = _get(TextField.class, spec -> spec.withLabel("Link")).getValue();
        assertThat(link).contains("/invitation?token=");
        assertThat(status(email)).isEqualTo("invited");
        press("Done");
        _assertNone(InvitationDialog.class);
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        openNew();
        press("Save as draft");

        assertThat(name().getErrorMessage()).isEqualTo("Enter a name of at most 200 characters.");
        assertThat(name().isInvalid()).isTrue();
        assertThat(mail().getErrorMessage()).contains("Enter an e-mail address");
        assertThat(mail().isInvalid()).isTrue();
    }

    @Test
    void anEmailThatIsTakenIsSaidAtItsField() {
        openNew();
        fill("Ana", admin.getUsername());
        press("Save as draft");

        assertThat(mail().getErrorMessage()).isEqualTo("This e-mail already belongs to somebody else.");
        assertThat(mail().isInvalid()).isTrue();
        assertThat(name().getValue()).isEqualTo("Ana");
    }

    // C-01
    @Test
    void noInputBreaksTheForm() {
        for (var text : BadInputs.typed()) {
            openNew();
            fill(text, "");
            press("Save as draft");
            assertThat(name().isInvalid()).isEqualTo(!NewAdmin.isName(text));
            fill("Ana", text);
            press("Save as draft");
            // Two of them are one address.
            if (_find(UserDialog.class).isEmpty()) {
                assertThat(NewAdmin.isEmail(text)).isTrue();
            } else {
                assertThat(mail().isInvalid()).isTrue();
                _get(UserDialog.class).close();
            }
        }
        _assertOne(UsersView.class);
    }

    // G-01
    @Test
    void theSecondOfTwoWhoEditIsToldAndKeepsWhatWasTyped() {
        var ana = new People().person("Ana", UserStatus.ACTIVE);
        edit(ana);
        _setValue(name(), "Typed here");
        administration.update(ana, new UserDetails("Faster", email(), null, null, 0));
        press("Save");

        assertThat(_find(Div.class))
                .extracting(Div::getText)
                .anyMatch(text -> text.startsWith(admin.displayName() + " changed this"));
        assertThat(name().getValue()).isEqualTo("Typed here");

        press("Load current values");
        assertThat(name().getValue()).isEqualTo("Faster");
        _setValue(name(), "Second");
        press("Save");
        assertThat(_get(H1.class).getText()).isEqualTo("Second");
    }

    @Test
    void leavingAsksWhenSomethingWasTyped() {
        openNew();
        press("Cancel");
        _assertNone(UserDialog.class);

        openNew();
        _setValue(name(), "Ana");
        press("Cancel");
        _assertOne(ConfirmDialog.class);
        _assertOne(UserDialog.class);
    }

    @Test
    void languageAndTimeZoneAreSaved() {
        var ana = new People().person("Ana", UserStatus.ACTIVE);
        edit(ana);
        ComboBox<Object> zone = zones();
        _setValue(zone, "Europe/Madrid");
        press("Save");

        assertThat(words()).contains("Europe/Madrid");
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Object> zones() {
        return _get(ComboBox.class, spec -> spec.withLabel("Time zone"));
    }

    private static void openNew() {
        UI.getCurrent().navigate("users");
        press("New user");
    }

    private static void edit(UserId id) {
        UI.getCurrent().navigate("users/" + id.value());
        press("Edit");
    }

    private static void fill(String name, String email) {
        _setValue(name(), name);
        _setValue(mail(), email);
    }

    private static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    private static TextField name() {
        return _get(_get(UserForm.class), TextField.class);
    }

    private static EmailField mail() {
        return _get(_get(UserForm.class), EmailField.class);
    }

    private static List<String> words() {
        return _find(Span.class).stream().map(Span::getText).toList();
    }

    private static String status(String email) {
        return World.owner()
                .sql("select status from users where email = ?")
                .param(email)
                .query(String.class)
                .single();
    }

    private static String email() {
        return UUID.randomUUID() + "@test.example";
    }
}
