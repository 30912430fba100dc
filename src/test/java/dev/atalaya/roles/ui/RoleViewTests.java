package dev.atalaya.roles.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getCellComponent;
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
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.roles.RoleChoice;
import dev.atalaya.roles.RoleService;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithAnonymousUser;

class RoleViewTests extends ViewTest {

    @Autowired
    private RoleService roles;

    private AtalayaUser admin;
    private String code;
    private long id;

    @BeforeEach
    void fill() {
        admin = World.person("admin");
        code = World.role(Permissions.AGENTS_READ);
        id = key(code);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // R12
    @Test
    void theMatrixSaysWhatIsAllowedInWords() {
        open(admin, id, "");

        assertThat(_get(H1.class).getText()).isEqualTo(code);
        assertThat(box("See agents").getValue()).isTrue();
        assertThat(box("Read conversations").getValue()).isFalse();
        assertThat(box("Read conversations").getHelperText()).startsWith("Lists and opens conversations");
    }

    // R8
    @Test
    void aChangeSaysWhatItDoesBeforeItIsSaved() {
        World.person(code);
        open(admin, id, "");

        _setValue(box("See users"), true);
        assertThat(spans()).contains("1 change");
        _click(button("See what it does"));
        assertThat(_find(_get(ImpactPanel.class), Span.class))
                .extracting(Span::getText)
                .contains("1 permission gained: users.read");
        assertThat(permissions()).containsExactly(Permissions.AGENTS_READ);
        _click(button("Save the permissions"));

        assertThat(permissions()).containsExactly(Permissions.AGENTS_READ, Permissions.USERS_READ);
        _assertNone(Dialog.class);
    }

    // R4
    @Test
    void ofTwoWhoChangeTheMatrixTheSecondIsTold() {
        open(admin, id, "");
        _setValue(box("See users"), true);
        World.as(World.person("admin"), () -> {
            roles.update(roles.find(id).orElseThrow().allowing(Set.of(Permissions.AUDIT_READ)));
            return true;
        });
        World.signIn(admin);

        _click(button("See what it does"));

        assertThat(spans()).anyMatch(text -> text.startsWith("Somebody else changed this"));
        assertThat(box("See users").getValue()).isTrue();
        assertThat(permissions()).containsExactly(Permissions.AUDIT_READ);
    }

    // R4
    @Test
    void ofTwoWhoEditTheNameTheSecondKeepsWhatWasTyped() {
        open(admin, id, "");
        _click(button("Edit"));
        _get(TextField.class, spec -> spec.withLabel("Name")).setValue("Mine " + code);
        World.as(World.person("admin"), () -> {
            roles.update(roles.find(id).orElseThrow().describedAs("Theirs " + code, ""));
            return true;
        });
        World.signIn(admin);

        _click(button("Save"));

        assertThat(_find(Div.class))
                .extracting(Div::getText)
                .anyMatch(text -> text.startsWith("Somebody else changed this"));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).getValue())
                .isEqualTo("Mine " + code);
    }

    // R9
    @Test
    void systemRolesAreReadOnlyAndSayWhy() {
        open(admin, key("supervisor"), "");

        assertThat(_find(Checkbox.class)).allMatch(Checkbox::isReadOnly);
        _assertNone(Button.class, spec -> spec.withText("Edit"));
        _assertNone(Button.class, spec -> spec.withText("Delete"));
        _assertOne(Button.class, spec -> spec.withText("Copy"));
    }

    // R3
    @Test
    void aCopyAllowsTheSame() {
        open(admin, key("supervisor"), "");

        _click(button("Copy"));
        var name = _get(TextField.class, spec -> spec.withLabel("Name"));
        assertThat(name.getValue()).isEqualTo("Copy of Supervisor");
        name.setValue("Copy " + code);
        _click(button("Create the copy"));

        assertThat(_get(H1.class).getText()).isEqualTo("Copy " + code);
        assertThat(box("Read conversations").getValue()).isTrue();
        assertThat(box("Read conversations").isReadOnly()).isFalse();
    }

    // R14
    @Test
    void twoRolesAreComparedSideBySide() {
        open(admin, id, "");

        @SuppressWarnings("unchecked")
        ComboBox<RoleChoice> other = _get(ComboBox.class, spec -> spec.withLabel("Compare with"));
        _setValue(other, new RoleChoice("ops", "Operations", true));

        assertThat(spans()).contains("Only in Operations").doesNotContain("Only here");
        _setValue(box("See users"), true);
        assertThat(spans()).contains("Only here");
        _setValue(other, null);
        assertThat(spans()).doesNotContain("Only in Operations", "Only here");
    }

    // R14
    @Test
    void theComparisonIsInTheAddress() {
        compare("ops");
        assertThat(spans()).contains("Only in Operations");

        _setValue(box("See users"), true);
        _click(button("See what it does"));
        _click(button("Save the permissions"));
        assertThat(permissions()).contains("users.read");
        assertThat(spans()).contains("Only in Operations");
    }

    // R14
    @Test
    void aRoleThatIsNotThereIsNotComparedWith() {
        compare("' or 1=1 --");

        assertThat(spans()).doesNotContain("Only here");
    }

    // R5, X13
    @Test
    void aHolderIsRemovedWithAReason() {
        var person = World.person(code);
        open(admin, id, "holders");
        var grid = _get(AssignmentGrid.class);
        assertThat(_size(grid)).isOne();

        _click((Button) _getCellComponent(grid, 0, "acts"));
        _assertOne(ImpactPanel.class);
        remove("somebody else", "why");
        _assertOne(DangerDialog.class);
        remove(person.displayName(), " ");
        _assertOne(DangerDialog.class);
        remove(person.displayName(), "moved on");

        _assertNone(DangerDialog.class);
        assertThat(World.actionsOf(admin)).containsExactly("role.revoked");
    }

    // R10
    @Test
    void aRoleThatIsHeldIsNotDeleted() {
        World.person(code);
        open(admin, id, "");

        _click(button("Delete"));
        _get(TextField.class).setValue(code);
        _get(TextArea.class).setValue("why");
        _click(_get(_get(DangerDialog.class), Button.class, spec -> spec.withText("Delete")));

        assertThat(_find(Div.class))
                .extracting(Div::getText)
                .anyMatch(text -> text.startsWith("Somebody holds this role"));
        assertThat(key(code)).isEqualTo(id);
    }

    //
    @Test
    void readersChangeNothing() {
        World.person(code);
        open(World.person("auditor"), id, "holders");

        assertThat(_find(Button.class)).extracting(Button::getText).doesNotContain("Edit", "Copy", "Delete");
        var grid = _get(AssignmentGrid.class);
        assertThat(((Button) _getCellComponent(grid, 0, "acts")).isVisible()).isFalse();
    }

    @Test
    void aRoleThatIsNotThereIsNotFound() {
        for (var address : List.of("roles/0", "roles/-1", "roles/x", "roles/999999999999999999999", "roles/1;drop")) {
            World.signIn(admin);
            UI.getCurrent().navigate(address);
            _assertNone(RolePermissions.class);
        }
    }

    @Test
    void othersAreTurnedAway() {
        open(World.person("supervisor"), id, "");

        _assertNone(RolePermissions.class);
    }

    @Test
    @WithAnonymousUser
    void strangersAreTurnedAway() {
        UI.getCurrent().navigate("roles/" + id);

        _assertNone(RolePermissions.class);
    }

    private static void open(AtalayaUser user, long role, String tab) {
        World.signIn(user);
        UI.getCurrent()
                .navigate("roles/" + role, tab.isEmpty() ? QueryParameters.empty() : QueryParameters.of("tab", tab));
        MockVaadin.clientRoundtrip(false);
    }

    private void compare(String other) {
        World.signIn(admin);
        UI.getCurrent().navigate("roles/" + id, QueryParameters.of("compare", other));
        MockVaadin.clientRoundtrip(false);
    }

    private static void remove(String typed, String reason) {
        var dialog = _get(DangerDialog.class);
        _get(dialog, TextField.class).setValue(typed);
        _get(dialog, TextArea.class).setValue(reason);
        _click(_get(dialog, Button.class, spec -> spec.withText("Remove the role")));
    }

    private static Checkbox box(String label) {
        return _get(Checkbox.class, spec -> spec.withLabel(label));
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static List<String> spans() {
        return _find(Span.class).stream().map(Span::getText).toList();
    }

    private List<String> permissions() {
        return World.owner()
                .sql("select permission from role_permissions where role_id = ? order by 1")
                .param(id)
                .query(String.class)
                .list();
    }

    private static long key(String code) {
        return World.owner()
                .sql("select id from roles where code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }
}
