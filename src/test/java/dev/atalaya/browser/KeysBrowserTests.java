package dev.atalaya.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console without a mouse. */
class KeysBrowserTests extends BrowserTest {

    private final Conversations data = new Conversations();

    private AgentId agent;
    private AtalayaUser supervisor;
    private ConversationId first;
    private ConversationId second;

    @BeforeEach
    void fill() {
        agent = World.agent();
        supervisor = World.person("supervisor");
        World.grant(supervisor, agent, "manage");
        second = data.conversation(
                agent, "Bruno of the terrace", "Hi", Instant.now().minusSeconds(60));
        first = data.conversation(agent, "Ana of the terrace", "Hello", Instant.now());
    }

    // X03
    @Test
    void rowsAreWalkedAndOpenedByKeys() {
        open("/conversations");
        assertThat(page.locator(".at-conv-contact").getByText("Bruno")).isVisible();
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("j");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*/conversations/" + second.value() + "$"));
    }

    // X03
    @Test
    void conversationsOfTheFilteredListAreWalkedByKeys() {
        data.conversation(agent, "Closed one", "closed", "Bye", Instant.now().minusSeconds(30));
        open("/conversations/" + first.value() + "?list=open");
        assertThat(page.locator(".at-thread-header h1")).hasText("Ana of the terrace");
        page.keyboard().press("j");

        assertThat(page).hasURL(Pattern.compile(".*/conversations/" + second.value() + "\\?list=open"));
        assertThat(page.locator(".at-thread-header h1")).hasText("Bruno of the terrace");
        page.keyboard().press("k");
        assertThat(page.locator(".at-thread-header h1")).hasText("Ana of the terrace");
    }

    // X03
    @Test
    void keysAreOffWhileSomebodyTypes() {
        open("/conversations");
        assertThat(page.locator(".at-conv-contact").getByText("Bruno")).isVisible();
        page.keyboard().press("/");
        var field = page.locator(".at-filter-text input");
        assertThat(field).isFocused();
        page.keyboard().type("?/jkgh");

        assertThat(field).hasValue("?/jkgh");
        assertThat(page.locator(".at-key-sheet")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile(".*/conversations.*"));
    }

    // X03
    @Test
    void withAModifierAKeyIsTheBrowsers() {
        open("/conversations");
        page.keyboard().press("Alt+j");
        page.keyboard().press("Shift+J");
        page.keyboard().press("Control+/");

        assertThat(page.locator(".at-filter-text input")).not().isFocused();
        assertThat(page.locator("vaadin-grid[navigating]")).hasCount(0);
    }

    // X03
    @Test
    void gAndALetterGoToAView() {
        open("/conversations");
        page.keyboard().press("g");
        page.keyboard().press("s");
        assertThat(page).hasURL(Pattern.compile(".*/search$"));
        page.keyboard().press("g");
        page.keyboard().press("m");

        page.waitForTimeout(500);
        assertThat(page).hasURL(Pattern.compile(".*/search$"));
    }

    // X03, X12
    @Test
    void theSheetHasTheKeysOfTheViewAndTakesNoOthers() {
        open("/conversations");
        page.keyboard().press("?");
        var sheet = page.locator("vaadin-dialog.at-key-sheet");
        assertThat(sheet.getByText("Next row")).isVisible();
        assertThat(sheet.getByText("Go to the search or filter field")).isVisible();
        assertThat(sheet.getByText("AI sessions")).isVisible();
        assertThat(sheet.getByText("Migrations")).hasCount(0);
        assertThat(barriers()).isEmpty();
        page.keyboard().press("g");
        page.keyboard().press("s");
        assertThat(sheet.getByText("Next row")).isVisible();
        page.keyboard().press("Escape");

        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile(".*/conversations.*"));
    }

    // X03, X12
    @Test
    void thePaletteIsWorkedByTheKeyboard() {
        open("/");
        page.keyboard().press("Control+k");
        var field = page.locator(".at-palette input");
        assertThat(field).isFocused();
        assertThat(field).hasAttribute("role", "combobox");
        page.keyboard().type("of the terrace");
        assertThat(option("Ana of the terrace")).isVisible();
        assertThat(page.locator(".at-palette [role=status]")).hasText("2 results");
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(barriers()).isEmpty();
        }
        page.keyboard().press("ArrowDown");
        var chosen = page.locator(".at-palette [aria-selected=true]");
        assertThat(chosen).hasCount(1);
        assertThat(field).hasAttribute("aria-activedescendant", chosen.getAttribute("id"));
        page.keyboard().press("ArrowUp");
        var name = chosen.locator(".at-palette-title").innerText();
        page.keyboard().press("Enter");

        assertThat(page.locator(".at-thread-header h1")).hasText(name);
        page.keyboard().press("Control+k");
        assertThat(option(name)).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    // X03
    @Test
    void thePaletteFindsWhatIsAllowedAndNoMore() {
        data.conversation(World.agent(), "Eve of the terrace", "Secret", Instant.now());
        open("/");
        page.keyboard().press("Control+k");
        page.keyboard().type("terrace");
        assertThat(option("Ana of the terrace")).isVisible();
        assertThat(option("Eve of the terrace")).hasCount(0);
        page.locator(".at-palette input").fill("migra");
        assertThat(page.locator(".at-palette [role=status]")).hasText("Nothing found");
        page.locator(".at-palette input").fill("dark");
        assertThat(option("Theme: Dark")).isVisible();
        page.keyboard().press("Enter");

        assertThat(page.locator("html")).hasAttribute("style", Pattern.compile(".*dark.*"));
    }

    private Locator option(String text) {
        return page.locator(".at-palette [role=option]").filter(new Locator.FilterOptions().setHasText(text));
    }

    private void open(String path) {
        page.navigate(path);
        signIn(supervisor.getUsername(), World.PASSWORD);
        page.waitForSelector("vaadin-side-nav-item");
        page.waitForFunction("window.atalayaKeysHear !== undefined");
    }
}
