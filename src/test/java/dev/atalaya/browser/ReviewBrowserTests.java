package dev.atalaya.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.World;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A supervisor's first hour: from a link to a conversation, to the list, to what she may not see. */
class ReviewBrowserTests extends BrowserTest {

    private static final String[] HOSTILE = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<body onload=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<input autofocus onfocus=alert(1)>",
        "<select autofocus onfocus=alert(1)>",
        "<textarea autofocus onfocus=alert(1)>",
        "<video><source onerror=alert(1)></video>",
        "<audio src=x onerror=alert(1)>",
        "<marquee onstart=alert(1)>x</marquee>",
        "<object data=javascript:alert(1)>",
        "<embed src=javascript:alert(1)>",
        "<a href=javascript:alert(1)>click</a>",
        "<a href='JaVaScRiPt:alert(1)'>click</a>",
        "<a href='java\tscript:alert(1)'>click</a>",
        "<form action=javascript:alert(1)><button>go</button></form>",
        "<math href=javascript:alert(1)>x</math>",
        "<base href=//evil.example/>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<style>@import '//evil.example/x.css';</style>",
        "<template><script>alert(1)</script></template>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "--><script>alert(1)</script>",
        "]]><script>alert(1)</script>",
        "'\"><script>alert(1)</script>",
        "\" onmouseover=alert(1) x=\"",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "${alert(1)} #{7*7} {{7*7}}",
        "`${alert(1)}`",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "\u003cscript\u003ealert(1)\u003c/script\u003e",
        "[[${alert(1)}]] %3Cscript%3Ealert(1)%3C/script%3E"
    };

    private final List<String> alarms = new ArrayList<>();

    private AtalayaUser supervisor;
    private AgentId agent;

    @BeforeEach
    void grantAnAgent() {
        supervisor = World.person("supervisor");
        agent = World.agent();
        World.grant(supervisor, agent, "view");
        page.onDialog(dialog -> {
            alarms.add(dialog.message());
            dialog.dismiss();
        });
    }

    // X04, C03
    @Test
    void aLinkToAConversationSurvivesTheSignIn() {
        var conversation = World.conversation(agent, "is the room free", "it is, from Friday on");

        page.navigate("/conversations/" + conversation.value());
        signIn(supervisor.getUsername(), World.PASSWORD);

        assertThat(page).hasURL(Pattern.compile(".*/conversations/" + conversation.value()));
        assertThat(thread("it is, from Friday on")).isVisible();
        assertThat(World.actionsOf(supervisor)).containsExactly("user.signed_in", "conversation.viewed");
    }

    //
    @Test
    void aForeignConversationAndNoneLookTheSame() {
        var foreign = World.conversation(World.agent(), "nobody else's business");
        page.navigate("/conversations/" + foreign.value());
        signIn(supervisor.getUsername(), World.PASSWORD);
        page.waitForSelector(".at-empty");
        var refused = page.locator("main, .at-empty").first().innerText();

        page.navigate("/conversations/" + Long.MAX_VALUE);
        page.waitForSelector(".at-empty");

        assertThat(page.locator("main, .at-empty").first().innerText()).isEqualTo(refused);
        assertThat(page.content()).doesNotContain("nobody else's business");
        assertThat(World.actionsOf(supervisor)).contains("access.denied");
    }

    // C-02, C-03
    @Test
    void whatCustomersWriteStaysText() {
        var conversation = World.conversation(agent, HOSTILE);
        World.owner()
                .sql("update contacts set name = ? where id = (select contact_id from conversations where id = ?)")
                .params(HOSTILE[1], conversation.value())
                .update();
        World.owner()
                .sql("update whatsapp_agents set name = ? where id = ?")
                .params(HOSTILE[0], agent.value())
                .update();

        page.navigate("/conversations/" + conversation.value());
        signIn(supervisor.getUsername(), World.PASSWORD);
        page.waitForSelector(".at-message");
        var shown = page.locator(".at-message .at-body").allInnerTexts();
        page.navigate("/conversations");
        assertThat(page.getByText(HOSTILE[1]).first()).isVisible();

        assertThat(shown).hasSize(HOSTILE.length);
        for (var i = 0; i < HOSTILE.length; i++) {
            assertThat(shown.get(i).replaceAll("\\s+", " ")).isEqualTo(HOSTILE[i].replaceAll("\\s+", " "));
        }
        assertThat(alarms).isEmpty();
        assertThat(page.locator("a[href^='javascript'], a[href^='data'], iframe, object, embed")
                        .count())
                .isZero();
    }

    // X12
    @Test
    void listAndThreadHaveNoBarriersInAnyLight() {
        var conversation = World.conversation(agent, "hello", "good day", "thank you");
        page.navigate("/conversations/" + conversation.value());
        signIn(supervisor.getUsername(), World.PASSWORD);
        for (var scheme : ColorScheme.values()) {
            if (scheme != ColorScheme.NO_PREFERENCE) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.waitForSelector(".at-message");
                assertThat(barriers()).isEmpty();
            }
        }
        page.navigate("/conversations");
        assertThat(page.getByText("thank you").first()).isVisible();
        assertThat(barriers()).isEmpty();
        page.setViewportSize(390, 844);
        assertThat(fits()).isTrue();
    }

    // X12
    @Test
    void migrationsAndAuditHaveNoBarriers() {
        var admin = World.person("admin");
        page.navigate("/migrations");
        signIn(admin.getUsername(), World.PASSWORD);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Migrations")))
                .isVisible();
        assertThat(page.getByText("0001").first()).isVisible();
        assertThat(barriers()).isEmpty();

        page.navigate("/audit");
        assertThat(page.getByText("signed in").first()).isVisible();
        assertThat(barriers()).isEmpty();
        page.setViewportSize(390, 844);
        assertThat(fits()).isTrue();
    }

    private Locator thread(String text) {
        return page.locator(".at-message").getByText(text);
    }
}
