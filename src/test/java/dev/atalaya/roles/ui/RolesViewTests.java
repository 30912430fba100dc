package dev.atalaya.roles.ui;

import static com.github.mvysny.kaributesting.v10.DownloadKt._download;
import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
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
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.testkit.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.test.context.support.WithAnonymousUser;

class RolesViewTests extends ViewTest {

    private AtalayaUser admin;
    private String unique;

    @BeforeEach
    void people() {
        admin = World.person("admin");
        unique = "r" + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void theListShowsRolesWithTheirNumbers() {
        var code = World.role(Permissions.AGENTS_READ);
        World.person(code);

        open(admin, code);

        assertThat(_get(H1.class).getText()).isEqualTo("Roles");
        assertThat(_find(Paragraph.class)).extracting(Paragraph::getText).contains("1 role");
        assertThat(String.join("|", _getFormattedRow(_get(RoleGrid.class), 0))).contains("|1|1|0");
    }

    // X04
    @Test
    void theFilterLivesInTheAddress() {
        open(admin, "");

        _setValue(_get(TextField.class), "audit");

        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("roles?q=audit");
    }

    // C-01
    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800", "\u202eevil"})
    void aTextThatCannotBeLookedForIsRefusedAtTheField(String text) {
        open(admin, "");

        _setValue(_get(TextField.class), text);

        assertThat(_get(TextField.class).isInvalid()).isTrue();
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("roles");
    }

    // R3
    @Test
    void aNewRoleOpensOnItsPage() {
        open(admin, "");

        _click(_get(Button.class, spec -> spec.withText("New role")));
        field("Name", "Équipe " + unique);
        _setValue(_get(TextArea.class, spec -> spec.withLabel("Description")), "for a test");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Code")).getValue())
                .isEqualTo("equipe-" + unique);
        _click(_get(Button.class, spec -> spec.withText("Create")));

        _assertNone(Dialog.class);
        assertThat(_get(H1.class).getText()).isEqualTo("Équipe " + unique);
        _assertOne(RoleView.class);
    }

    // R3
    @Test
    void whatIsWrongIsSaidAtItsField() {
        open(admin, "");
        _click(_get(Button.class, spec -> spec.withText("New role")));

        field("Name", "Administrator");
        field("Code", "Not a code");
        create();
        assertThat(_get(TextField.class, spec -> spec.withLabel("Code")).isInvalid())
                .isTrue();

        field("Code", unique);
        create();
        var name = _get(TextField.class, spec -> spec.withLabel("Name"));
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).startsWith("Another role has this name");

        field("Name", unique);
        field("Code", "admin");
        create();
        assertThat(_get(TextField.class, spec -> spec.withLabel("Code")).getErrorMessage())
                .startsWith("Another role has this code");
    }

    // C-01, C-05, C-06
    @Test
    void badInputsStayAtTheirFields() {
        open(admin, "");
        _click(_get(Button.class, spec -> spec.withText("New role")));
        var before = roles();

        for (var text : List.of("", "   ", "a\nb\tc", "a\0b", "\ud800", "\u202eevil", "x".repeat(1_000_000))) {
            field("Name", text);
            field("Code", unique);
            create();
            assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).isInvalid())
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isTrue();
        }
        field("Name", unique);
        for (var text : List.of("", "A", "a b", "../../etc", "'; drop table roles; --", "a\0b", "é", "x".repeat(64))) {
            field("Code", text);
            create();
            assertThat(_get(TextField.class, spec -> spec.withLabel("Code")).isInvalid())
                    .as(text)
                    .isTrue();
        }
        field("Code", unique);
        var description = _get(TextArea.class, spec -> spec.withLabel("Description"));
        for (var text : List.of("x".repeat(501), "a\0b", "\udc00 half")) {
            _setValue(description, text);
            create();
            assertThat(description.isInvalid()).isTrue();
        }

        assertThat(roles()).isEqualTo(before);
    }

    // R15
    @Test
    void anExportHasWhatTheListShows() {
        var code = World.role(Permissions.AGENTS_READ);
        open(admin, code);

        var file = new String(_download(_get(RolesExport.class)), StandardCharsets.UTF_8);

        assertThat(file)
                .isEqualTo("\uFEFFName,Code,Kind,Permissions,Holders,Agents\r\n" + code + "," + code + ",,1,0,0\r\n");
        assertThat(World.actionsOf(admin)).containsExactly("list.exported");
    }

    //
    @Test
    void readersSeeNoWayToMakeOne() {
        open(World.person("auditor"), "");

        _assertOne(RoleGrid.class);
        _assertNone(Button.class, spec -> spec.withText("New role"));
    }

    @Test
    void othersAreTurnedAway() {
        open(World.person("supervisor"), "");

        _assertNone(RoleGrid.class);
    }

    @Test
    @WithAnonymousUser
    void strangersAreTurnedAway() {
        UI.getCurrent().navigate("roles");

        _assertNone(RoleGrid.class);
    }

    private static void open(AtalayaUser user, String text) {
        World.signIn(user);
        UI.getCurrent().navigate("roles", text.isEmpty() ? QueryParameters.empty() : QueryParameters.of("q", text));
        MockVaadin.clientRoundtrip(false);
    }

    private static void field(String label, String value) {
        _get(TextField.class, spec -> spec.withLabel(label)).setValue(value);
    }

    private static void create() {
        _click(_get(Button.class, spec -> spec.withText("Create")));
    }

    private static long roles() {
        return World.owner().sql("select count(*) from roles").query(Long.class).single();
    }
}
