package dev.atalaya.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./atalaya bench page}: P11, the first page and the one after sign-in, each into an empty cache. */
@Tag("bench")
class BenchPage {

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("ATALAYA_CHROMIUM", "/usr/bin/chromium"));

    private static final List<String> PLACES = List.of("", "conversations");

    @Test
    void measure() {
        try (var bench = new Bench("page", true);
                var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            var home = "http://localhost:" + bench.console.port() + "/";
            for (var place : PLACES) {
                try (var context = browser.newContext()) {
                    var page = context.newPage();
                    if (place.isEmpty()) {
                        count(bench, page, "/login", () -> page.navigate(home + "login"));
                    } else {
                        page.navigate(home + "login");
                    }
                    signIn(page);
                    // Another tab of the same cookies, which has nothing yet.
                    try (var fresh = browser.newContext(
                            new Browser.NewContextOptions().setStorageState(context.storageState()))) {
                        var next = fresh.newPage();
                        count(bench, next, "/" + place + ", signed in", () -> next.navigate(home + place));
                    }
                }
            }
            bench.report.close();
        }
    }

    private static void signIn(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.locator("input[name=username]").fill(Person.ALL.email());
        page.locator("input[name=password]").fill(Databases.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("login"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static void count(Bench bench, Page page, String name, Runnable visit) {
        var bytes = new AtomicLong();
        var requests = new AtomicLong();
        var network = page.context().newCDPSession(page);
        network.send("Network.enable");
        network.on("Network.requestWillBeSent", event -> requests.incrementAndGet());
        network.on(
                "Network.loadingFinished",
                event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
        visit.run();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        bench.report.count(name + ", bytes", bytes.get(), 700_000, "");
        bench.report.count(name + ", requests", requests.get(), 30, "");
    }
}
