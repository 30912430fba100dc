package dev.atalaya.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.atalaya.testkit.World;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoginViewBrowserTests extends BrowserTest {

    @Test
    void strangersMeetTheStyledLoginForm() {
        page.navigate("/");

        assertThat(page).hasURL(Pattern.compile(".*/login"));
        assertThat(page.getByLabel("E-mail")).isFocused();
        assertThat(property("--aura-accent-color-light")).isEqualTo("#0f766e");
        assertThat(property("--aura-font-family-instrument-sans")).isNotEmpty();
    }

    @Test
    void signingInLeadsToTheVeryAddressThatWasAskedFor() {
        page.navigate("/migrations?q=audit");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Sign in to continue to the page you asked for.");

        signIn(World.person("ops").getUsername(), World.PASSWORD);

        assertThat(page).hasURL(Pattern.compile(".*/migrations\\?q=audit$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Migrations")))
                .isVisible();
    }

    @Test
    void aRefusalIsAnnouncedAndMovesNothing() {
        page.navigate("/login");
        page.waitForSelector(".at-login-form");
        var before = page.getByLabel("Password").boundingBox().y;

        signIn("nobody@test.example", "wrong");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The e-mail or the password is not right");
        assertThat(page.getByLabel("Password").boundingBox().y).isEqualTo(before);
    }

    @Test
    void theLanguageCanBeChosenBeforeSigningIn() {
        page.navigate("/login");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Español"))
                .click();

        assertThat(page.getByLabel("Contraseña")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "es");
    }

    @Test
    void signingOutSaysSoAndEndsTheSession() {
        page.navigate("/");
        signIn(World.person("ops").getUsername(), World.PASSWORD);
        page.locator(".at-user vaadin-menu-bar-button:visible").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Signed out.");
        page.navigate("/migrations");
        assertThat(page).hasURL(Pattern.compile(".*/login"));
    }

    @Test
    void aSessionThatEndedLeadsBackToTheSameAddress() {
        var person = World.person("ops");
        page.navigate("/migrations?q=audit");
        signIn(person.getUsername(), World.PASSWORD);
        page.waitForSelector(".at-shell");
        var other = page.context().newPage();
        other.navigate("/");
        other.locator(".at-user vaadin-menu-bar-button:visible").click();
        other.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        other.waitForSelector(".at-login-form");

        page.locator("vaadin-side-nav-item").first().click();

        assertThat(page.locator(".v-system-error")).containsText("The session ended");
        page.keyboard().press("Escape");
        signIn(person.getUsername(), World.PASSWORD);
        assertThat(page).hasURL(Pattern.compile(".*/migrations\\?q=audit$"));
    }

    private String property(String name) {
        return (String)
                page.evaluate("name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()", name);
    }
}
