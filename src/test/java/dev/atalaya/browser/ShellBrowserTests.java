package dev.atalaya.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.atalaya.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellBrowserTests extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "390,LIGHT", "390,DARK"})
    void pagesHaveNoSeriousBarrierAndFit(int width, ColorScheme scheme) {
        page.setViewportSize(width, 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.navigate("/login?error");
        page.waitForSelector(".at-login-form");
        assertThat(barriers()).isEmpty();
        assertThat(fits()).isTrue();

        signIn(World.person("ops").getUsername(), World.PASSWORD);
        page.waitForSelector(".at-home");
        assertThat(barriers()).isEmpty();
        assertThat(fits()).isTrue();

        page.navigate("/no-such-page");
        page.waitForSelector(".at-empty");
        assertThat(barriers()).isEmpty();
        assertThat(fits()).isTrue();
    }

    @Test
    void aChosenThemeIsThereBeforeThePageIsDrawn() {
        var person = World.person();
        World.owner()
                .sql("update users set theme = 'dark', locale = 'es' where id = ?")
                .param(person.id().value())
                .update();
        page.navigate("/");
        signIn(person.getUsername(), World.PASSWORD);
        page.waitForSelector(".at-home");

        var html = page.request().get("/").text();

        assertThat(html).containsPattern("<html[^>]* theme=\"dark\"").containsPattern("<html[^>]* lang=\"es\"");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Hola")))
                .isVisible();
        assertThat(page.evaluate("getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("dark");
    }

    @Test
    void theThemeChangesWithoutLeavingThePage() {
        page.navigate("/");
        signIn(World.person().getUsername(), World.PASSWORD);
        page.evaluate("window.untouched = true");

        page.locator(".at-user vaadin-menu-bar-button:visible").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Theme"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Dark"))
                .click();

        page.waitForFunction("getComputedStyle(document.documentElement).colorScheme === 'dark'");
        assertThat(page.evaluate("window.untouched")).isEqualTo(true);
    }

    @Test
    void onAPhoneTheNavigationOpensFromTheTop() {
        page.setViewportSize(390, 844);
        page.navigate("/");
        signIn(World.person("ops").getUsername(), World.PASSWORD);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open or close the navigation"))
                .click();
        page.locator("vaadin-side-nav")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Migrations"))
                .click();

        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Migrations").setLevel(1)))
                .isVisible();
    }
}
