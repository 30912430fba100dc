package dev.atalaya.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkBrowserTests extends BrowserTest {

    private AgentId agent;
    private AtalayaUser supervisor;
    private ConversationId conversation;

    @BeforeEach
    void fill() {
        agent = World.agent();
        supervisor = World.person("supervisor");
        World.grant(supervisor, agent, "manage");
        conversation = World.conversation(agent, "Is it open on Sunday?", "Yes, until three");
    }

    // C09
    @Test
    void oneWritesANoteAndTheOtherSeesIt() {
        var colleague = World.person("supervisor");
        World.grant(colleague, agent, "review");
        var other = pageOfAnother("es");
        other.navigate(address());
        signIn(other, colleague.getUsername(), World.PASSWORD);
        assertThat(other.getByText("Aún no hay notas")).isVisible();

        open();
        note(page).fill("Called twice, no answer");
        note(page).press("Control+Enter");
        assertThat(page.locator(".at-note")).containsText("Called twice, no answer");
        assertThat(note(page)).hasValue("");

        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Volver a leer"))
                .click();
        assertThat(other.locator(".at-note")).containsText("Called twice, no answer");
        assertThat(other.locator(".at-note")).containsText(supervisor.displayName());
        assertThat(other.locator(".at-note").getByRole(AriaRole.BUTTON)).hasCount(0);
    }

    // C09
    @Test
    void whatWasTypedOutlivesTheSession() {
        open();
        note(page).fill("Half a sent");
        // The session ends behind the open page, and typing goes on without it.
        page.context().clearCookies();
        note(page).pressSequentially("ence");

        page.navigate(address());
        signIn(supervisor.getUsername(), World.PASSWORD);
        assertThat(note(page)).hasValue("Half a sentence");
        note(page).press("Control+Enter");
        assertThat(page.locator(".at-note")).containsText("Half a sentence");
        page.reload();
        assertThat(page.locator(".at-note")).containsText("Half a sentence");
        assertThat(note(page)).hasValue("");
    }

    // X12
    @Test
    void aStatusIsChangedWithoutTheMouse() {
        open();
        var status = page.locator(".at-work-status vaadin-select-value-button");
        status.focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("vaadin-select-item").getByText("Closed")).isVisible();
        page.keyboard().press("End");
        page.keyboard().press("Enter");

        assertThat(page.locator(".at-thread-header .at-badge").first()).containsText("Closed");
        assertThat(status).isFocused();
        assertThat(World.owner()
                        .sql("select status from conversations where id = ?")
                        .param(conversation.value())
                        .query(String.class)
                        .single())
                .isEqualTo("closed");
    }

    // X12
    @Test
    void panelStreamAndLabelsHaveNoBarriersInAnyLight() {
        World.owner()
                .sql("insert into labels (name, colour) values ('Complaint ' || gen_random_uuid(), 'red')")
                .update();
        open();
        for (var path : new String[] {address(), address() + "?tab=everything", "/labels"}) {
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.setViewportSize(1440, 900);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.navigate(path);
                page.waitForSelector(path.equals("/labels") ? ".at-labels-list" : ".at-work-state vaadin-select");
                assertThat(barriers()).as("%s %s", path, scheme).isEmpty();
                page.setViewportSize(390, 844);
                assertThat(fits()).as("%s %s", path, scheme).isTrue();
            }
        }
    }

    private void open() {
        page.navigate(address());
        signIn(supervisor.getUsername(), World.PASSWORD);
        page.waitForSelector(".at-work-state vaadin-select");
    }

    private String address() {
        return "/conversations/" + conversation.value();
    }

    private static Locator note(Page page) {
        return page.locator(".at-note-new textarea");
    }
}
