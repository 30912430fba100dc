package dev.atalaya.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoginViewBrowserTests extends BrowserTest {

    @Test
    void strangersMeetTheStyledLoginForm() {
        page.navigate("/");

        assertThat(page).hasURL(Pattern.compile(".*/login"));
        assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Username")))
                .isVisible();
        assertThat(property("--aura-accent-color-light")).isEqualTo("#0f766e");
        assertThat(property("--aura-font-family-instrument-sans")).isNotEmpty();
    }

    private String property(String name) {
        return (String)
                page.evaluate("name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()", name);
    }
}
