package dev.atalaya.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.atalaya.testkit.DatabaseTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test in a real browser against the running application; {@code ATALAYA_CHROMIUM} names another Chromium. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("ATALAYA_CHROMIUM", "/usr/bin/chromium"));

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @LocalServerPort
    private int port;

    private Playwright playwright;
    private Browser browser;
    private BrowserContext context;
    private @Nullable BrowserContext another;

    protected Page page;

    @BeforeAll
    void launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    @BeforeEach
    void openPage() {
        context = newContext("en");
        page = newPage(context);
    }

    /** A page of somebody else, who speaks that language and shares nothing with the first one. */
    protected Page pageOfAnother(String language) {
        another = newContext(language);
        return newPage(another);
    }

    private BrowserContext newContext(String language) {
        return browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setLocale(language));
    }

    private static Page newPage(BrowserContext context) {
        var page = context.newPage();
        page.setDefaultTimeout(90_000);
        return page;
    }

    protected void signIn(String email, String password) {
        signIn(page, email, password);
    }

    protected static void signIn(Page page, String email, String password) {
        page.waitForSelector(".at-login-form");
        page.locator("#username").fill(email);
        page.locator("#password").fill(password);
        page.waitForNavigation(() -> page.locator(".at-login-submit").click());
    }

    /** What axe finds serious or critical on the page. */
    protected List<String> barriers() {
        page.waitForTimeout(300);
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .filter(rule -> !isOfTheTabs(rule))
                        .map(BrowserTest::describe)
                        .toList();
    }

    /** Vaadin's tabs scroll in an element of their own, which has a negative tab index and which no key reaches. */
    private static boolean isOfTheTabs(Rule rule) {
        return "aria-required-children".equals(rule.getId())
                && rule.getNodes().stream().allMatch(node -> node.getHtml().startsWith("<vaadin-tabs"));
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }

    /** Whether nothing scrolls sideways. */
    protected boolean fits() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    }

    @AfterEach
    void closePage() {
        context.close();
        if (another != null) {
            another.close();
        }
    }

    @AfterAll
    void quit() {
        playwright.close();
    }
}
