package dev.atalaya.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainLayoutTests extends ViewTest {

    @Test
    void opsFindMigrationsUnderOperate() {
        open(World.person("ops"), "");

        assertThat(groups()).contains("Operate").doesNotContain("Supervise");
        assertThat(entries()).contains("Home", "Migrations");
    }

    @Test
    void supervisorsHaveNoEntryToMigrations() {
        open(World.person("supervisor"), "");

        assertThat(groups()).doesNotContain("Operate");
        assertThat(entries()).doesNotContain("Migrations");
    }

    @Test
    void whoMayNothingSeesHomeAlone() {
        open(World.person(), "");

        assertThat(entries()).containsExactly("Home");
    }

    @Test
    void theLanguageChangesAtOnceAndStaysOnThePage() {
        var person = World.person("ops");
        World.signIn(person);
        UI.getCurrent().navigate("migrations", QueryParameters.of("q", "audit"));

        click("Language", "Español");

        assertThat(entries()).contains("Inicio", "Migraciones");
        assertThat(UI.getCurrent().getLocale().getLanguage()).isEqualTo("es");
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("migrations?q=audit");
        assertThat(stored(person, "locale")).isEqualTo("es");
    }

    @Test
    void theThemeChangesAtOnceAndIsKept() {
        var person = World.person();
        open(person, "");

        click("Theme", "Dark");

        assertThat(UI.getCurrent().getPage().getColorScheme()).isEqualTo(ColorScheme.Value.DARK);
        assertThat(stored(person, "theme")).isEqualTo("dark");
        assertThat(item("Theme", "Dark").isChecked()).isTrue();
        assertThat(item("Theme", "As the system").isChecked()).isFalse();
    }

    private static void open(AtalayaUser person, String path) {
        World.signIn(person);
        UI.getCurrent().navigate(path);
    }

    private static List<String> groups() {
        return _find(SideNav.class).stream()
                .map(SideNav::getLabel)
                .filter(label -> label != null)
                .toList();
    }

    private static List<String> entries() {
        return _find(SideNav.class).stream()
                .flatMap(nav -> nav.getItems().stream())
                .map(SideNavItem::getLabel)
                .toList();
    }

    private static void click(String menu, String text) {
        var item = item(menu, text);
        ComponentUtil.fireEvent(item, new ClickEvent<>(item));
    }

    private static MenuItem item(String menu, String text) {
        return named(
                named(_get(MenuBar.class).getItems().getFirst().getSubMenu(), menu)
                        .getSubMenu(),
                text);
    }

    private static MenuItem named(SubMenu menu, String text) {
        return menu.getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static String stored(AtalayaUser person, String column) {
        return World.owner()
                .sql("select " + column + " from users where id = ?")
                .param(person.id().value())
                .query(String.class)
                .single();
    }
}
