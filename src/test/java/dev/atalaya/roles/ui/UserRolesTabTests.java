package dev.atalaya.roles.ui;

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
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.roles.RoleChoice;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.testkit.World;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UserRolesTabTests extends ViewTest {

    @Autowired
    private EndingRoleBanner banner;

    private AtalayaUser admin;
    private AtalayaUser person;
    private String code;

    @BeforeEach
    void fill() {
        admin = World.person("admin");
        person = World.person();
        code = World.role(Permissions.AGENTS_READ);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // R5, R8
    @Test
    void aRoleIsAssignedAfterSayingWhatItDoes() {
        open(admin, person);
        _click(_get(Button.class, spec -> spec.withText("Assign role")));

        choose(code);
        assertThat(_find(_get(ImpactPanel.class), Span.class))
                .extracting(Span::getText)
                .contains("1 permission gained: agents.read");
        _setValue(_get(DateTimePicker.class), LocalDateTime.now().plusDays(3));
        _setValue(_get(TextArea.class), "stands in");
        save();

        _assertNone(Dialog.class);
        var grid = _get(AssignmentGrid.class);
        assertThat(_size(grid)).isOne();
        assertThat(String.join("|", _getFormattedRow(grid, 0))).contains(admin.displayName(), "stands in");
        assertThat(World.actionsOf(admin)).containsExactly("role.assigned");
    }

    // R5, C-01, C-05
    @Test
    void whatIsWrongIsSaidAtItsField() {
        open(admin, person);
        _click(_get(Button.class, spec -> spec.withText("Assign role")));

        save();
        assertThat(role().isInvalid()).isTrue();
        choose(code);
        _setValue(_get(DateTimePicker.class), LocalDateTime.now().minusDays(3));
        save();
        assertThat(_get(DateTimePicker.class).isInvalid()).isTrue();
        _setValue(_get(DateTimePicker.class), null);
        for (var text : List.of("", "  ", "a\0b", "half \ud800", "x".repeat(501))) {
            _get(TextArea.class).setValue(text);
            save();
            assertThat(_get(TextArea.class).isInvalid()).isTrue();
        }

        assertThat(World.actionsOf(admin)).isEmpty();
    }

    // R6
    @Test
    void onesOwnRolesHaveNoButtons() {
        open(admin, admin);

        assertThat(_find(Paragraph.class))
                .extracting(Paragraph::getText)
                .contains("Nobody changes their own roles. Another administrator can.");
        _assertNone(Button.class, spec -> spec.withText("Assign role"));
        _assertNone(Button.class, spec -> spec.withText("Remove"));
    }

    //
    @Test
    void readersChangeNothing() {
        open(World.person("auditor"), person);

        _assertOne(AssignmentGrid.class);
        _assertNone(Button.class, spec -> spec.withText("Assign role"));
    }

    // R13
    @Test
    void peopleAreToldTwoDaysBeforeARoleEnds() {
        var soon = World.person(code);
        end(soon, "interval '47 hours'");
        World.signIn(soon);
        assertThat(banner.notice()).hasValueSatisfying(notice -> {
            assertThat(notice.key()).isEqualTo("roles.banner.ends");
            assertThat(notice.parameters()).first().isEqualTo(code);
        });

        for (var other : List.of("interval '49 hours'", "interval '-1 hour'")) {
            var later = World.person(code);
            end(later, other);
            World.signIn(later);
            assertThat(banner.notice()).isEmpty();
        }
    }

    private static void end(AtalayaUser user, String from) {
        World.owner()
                .sql("update user_roles set expires_at = now() + " + from + " where user_id = ?")
                .param(user.id().value())
                .update();
    }

    private static void open(AtalayaUser user, AtalayaUser whose) {
        World.signIn(user);
        UI.getCurrent().navigate("users/" + whose.id().value(), QueryParameters.of("tab", "roles"));
        MockVaadin.clientRoundtrip(false);
    }

    private static void choose(String code) {
        var choice = role().getListDataView()
                .getItems()
                .filter(offered -> offered.code().equals(code))
                .findFirst();
        _setValue(role(), choice.orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<RoleChoice> role() {
        return _get(ComboBox.class, spec -> spec.withLabel("Role"));
    }

    private static void save() {
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Assign role")));
    }
}
