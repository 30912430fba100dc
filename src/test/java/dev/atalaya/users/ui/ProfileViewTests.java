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
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.atalaya.ViewTest;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.BadInputs;
import dev.atalaya.testkit.World;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileViewTests extends ViewTest {

    private AtalayaUser me;

    @BeforeEach
    void signIn() {
        me = World.person();
        World.signIn(me);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        open();

        _assertNone(ProfileView.class);
    }

    @Test
    void whoeverIsSignedInSeesTheirOwn() {
        open();

        _assertOne(ProfileView.class);
        assertThat(_get(H1.class).getText()).isEqualTo("My profile");
        _assertNone(ReachList.class);
    }

    @Test
    void whatIsSeenIsListedWithItsReason() {
        World.grant(me, null, "review");
        open();

        assertThat(_find(_get(ReachList.class), Span.class))
                .extracting(Span::getText)
                .containsExactly(
                        "All agents, present and future", "review", "granted to this account", "without an end");
    }

    @Test
    void theLanguageIsSpokenAtOnce() {
        open();
        _setValue(select("Language"), "es");

        assertThat(_get(H1.class).getText()).isEqualTo("Mi perfil");
    }

    @Test
    void zoneAndThemeAreKept() {
        open();
        ComboBox<Object> zone = zones();
        _setValue(zone, "Europe/Madrid");
        _setValue(select("Theme"), "dark");

        assertThat(me.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
        assertThat(me.theme()).isEqualTo("dark");
    }

    @Test
    void theCurrentPasswordIsAskedFor() {
        open();
        type("not it at all, sorry", "quite another sentence");

        assertThat(field("Current password").getErrorMessage()).isEqualTo("This is not the current password.");
        assertThat(field("New password").getValue()).isEqualTo("quite another sentence");

        type("", "quite another sentence");
        assertThat(field("Current password").getErrorMessage()).isEqualTo("Enter the current password.");

        type(World.PASSWORD, "quite another sentence");
        assertThat(field("Current password").isInvalid()).isFalse();
        assertThat(field("New password").getValue()).isEmpty();
    }

    // C-01
    @Test
    void noInputBreaksTheForm() {
        open();
        for (var text : BadInputs.typed()) {
            type(text, text);
            assertThat(List.of(field("Current password"), field("New password")))
                    .anyMatch(PasswordField::isInvalid);
        }
    }

    private static void open() {
        UI.getCurrent().navigate("profile");
    }

    private static void type(String current, String next) {
        _setValue(field("Current password"), current);
        _setValue(field("New password"), next);
        _setValue(field("Password again"), next);
        _click(_get(Button.class, spec -> spec.withText("Change password")));
    }

    private static PasswordField field(String label) {
        return _get(PasswordField.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked")
    private static Select<Object> select(String label) {
        return _get(Select.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Object> zones() {
        return _get(ComboBox.class, spec -> spec.withLabel("Time zone"));
    }
}
