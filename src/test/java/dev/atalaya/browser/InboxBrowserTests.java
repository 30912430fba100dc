package dev.atalaya.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The inbox as it lives: what comes while it is open, its panes, and on a phone. */
class InboxBrowserTests extends BrowserTest {

    /** Sooner than without a hint, so that it is the hint that brought it. */
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(8_000);

    private final Conversations data = new Conversations();

    private AgentId agent;
    private AtalayaUser supervisor;
    private ConversationId conversation;

    @BeforeEach
    void fill() {
        agent = World.agent();
        supervisor = World.person("supervisor");
        World.grant(supervisor, agent, "manage");
        conversation = data.conversation(agent, "Ana", "Hello", Instant.now().minusSeconds(600));
        data.messages(conversation, 60, Instant.now().minusSeconds(600));
    }

    @Test
    void aMessageComesIntoAnOpenThreadAndDisturbsNobody() {
        page.setViewportSize(1440, 900);
        openThread();
        var note = page.locator(".at-note-new textarea");
        note.fill("Half a sent");
        arrives("Is the terrace free?");
        assertThat(page.getByText("Is the terrace free?")).isVisible(SOON);
        assertThat(note).isFocused();
        note.pressSequentially("ence");
        assertThat(note).hasValue("Half a sentence");
        assertThat(button("New messages")).isHidden();

        page.locator(".at-thread").evaluate("thread => thread.scrollTo({ top: -600 })");
        var seen = firstInSight();
        arrives("And on Sunday?");
        assertThat(button("New messages")).isVisible(SOON);
        assertThat(firstInSight()).isEqualTo(seen);
        button("New messages").click();
        assertThat(page.getByText("And on Sunday?")).isInViewport();
        assertThat(button("New messages")).isHidden();
    }

    @Test
    void aHiddenPageAsksForNothingAndCatchesUpWhenItIsBack() {
        openThread();
        sight("hidden");
        page.waitForTimeout(2_500);
        arrives("While nobody looked");
        var asked = page.evaluate(
                "performance.getEntriesByType('resource').filter(e => e.name.includes('v-r=uidl')).length");
        page.waitForTimeout(3_000);
        assertThat(page.evaluate(
                        "performance.getEntriesByType('resource').filter(e => e.name.includes('v-r=uidl')).length"))
                .isEqualTo(asked);
        assertThat(page.getByText("While nobody looked")).isHidden();

        sight("visible");
        assertThat(page.getByText("While nobody looked")).isVisible(SOON);
    }

    // C09
    @Test
    void oneWritesANoteAndTheOtherSeesItWithoutAsking() {
        var colleague = World.person("supervisor");
        World.grant(colleague, agent, "review");
        openThread();
        var other = pageOfAnother("es");
        other.navigate(address());
        signIn(other, colleague.getUsername(), World.PASSWORD);
        other.locator(".at-note-new textarea").fill("Llamada, sin respuesta");
        other.locator(".at-note-new textarea").press("Control+Enter");

        assertThat(page.locator(".at-note").getByText("Llamada, sin respuesta")).isVisible(SOON);
    }

    @Test
    void theListTellsHowManyCameAndHoldsItsPlace() {
        page.navigate("/conversations");
        signIn(supervisor.getUsername(), World.PASSWORD);
        assertThat(page.locator(".at-conv-contact").getByText("Ana")).isVisible();
        row(page, "Ana").focus();
        data.conversation(agent, "Bea", "Hi", Instant.now());
        data.conversation(agent, "Carla", "Hi", Instant.now());

        assertThat(button("2 new")).isVisible(SOON);
        assertThat(page.locator(".at-conv-contact").getByText("Bea")).isHidden();
        assertThat(row(page, "Ana")).isFocused();
        button("2 new").click();
        assertThat(page.locator(".at-conv-contact").getByText("Bea")).isVisible();
        assertThat(page.locator(".at-arrivals vaadin-button")).isHidden();
    }

    // X12
    @Test
    void panesAreResizedByKeysAndRemembered() {
        page.setViewportSize(1600, 900);
        openThread();
        var handle = page.locator(".at-pane-handle-list");
        var list = page.locator(".at-conversation-list");
        assertThat(handle).hasAttribute("role", "separator");
        assertThat(handle).hasAttribute("aria-valuenow", "380");
        handle.focus();
        handle.press("ArrowLeft");
        handle.press("ArrowLeft");
        assertThat(handle).hasAttribute("aria-valuenow", "348");
        assertThat(list.boundingBox().width).isBetween(347.0, 349.0);

        page.reload();
        assertThat(handle).hasAttribute("aria-valuenow", "348");
        handle.dblclick();
        assertThat(handle).hasAttribute("aria-valuenow", "380");
        page.reload();
        assertThat(handle).hasAttribute("aria-valuenow", "380");
        assertThat(barriers()).isEmpty();
    }

    // X04
    @Test
    void listsAndFiltersWorkBesideTheOpenThread() {
        data.conversation(agent, "Bea", "closed", "Bye", Instant.now());
        page.setViewportSize(1440, 900);
        openThread();
        var list = page.locator(".at-conversation-list");
        assertThat(list.locator(".at-conv-contact").getByText("Bea")).isVisible();
        list.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Open")))
                .click();

        assertThat(list.locator(".at-conv-contact").getByText("Bea")).isHidden();
        assertThat(page).hasURL(Pattern.compile(".*/conversations/" + conversation.value() + "\\?list=open"));
        assertThat(page.locator(".at-thread-header h1")).hasText("Ana");
        list.locator(".at-filter-text input").fill("nobody is called so");
        assertThat(list.getByText("Nothing found")).isVisible();
        assertThat(page.locator(".at-message").first()).isAttached();
        assertThat(fits()).isTrue();
    }

    @Test
    void theWholeInboxWorksOnAPhoneInSpanish() {
        data.conversation(agent, "Bea", "Hola, quería preguntar por una mesa", Instant.now());
        var phone = pageOfAnother("es");
        phone.setViewportSize(390, 844);
        phone.navigate("/conversations");
        signIn(phone, supervisor.getUsername(), World.PASSWORD);
        assertThat(phone.locator(".at-conv-contact").getByText("Bea")).isVisible();
        assertThat(fits(phone)).isTrue();
        phone.locator(".at-filter-text input").fill("Ana");
        assertThat(phone.locator(".at-conv-contact").getByText("Bea")).isHidden();
        phone.getByText("Filtros", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(phone.locator(".at-filter-form")).isVisible();
        assertThat(fits(phone)).isTrue();
        phone.keyboard().press("Escape");
        row(phone, "Ana").click();
        assertThat(phone.locator(".at-thread-header h1")).hasText("Ana");
        assertThat(phone.locator(".at-conversation-list")).hasCount(0);
        assertThat(fits(phone)).isTrue();
        phone.getByLabel("Detalles").first().click();
        assertThat(phone.locator(".at-panel")).isVisible();
        assertThat(fits(phone)).isTrue();
        phone.getByLabel("Volver a la lista").click();
        assertThat(phone).hasURL(Pattern.compile(".*/conversations\\?.*q=Ana.*"));
        assertThat(row(phone, "Ana")).isVisible();
        assertThat(fits(phone)).isTrue();
    }

    private void openThread() {
        page.navigate(address());
        signIn(supervisor.getUsername(), World.PASSWORD);
        page.waitForSelector(".at-work-state vaadin-select");
    }

    private void arrives(String text) {
        data.message(conversation, "contact", text, Instant.now());
    }

    private String address() {
        return "/conversations/" + conversation.value();
    }

    private static Locator row(Page page, String contact) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^" + contact)));
    }

    private Locator button(String text) {
        return page.locator("vaadin-button").filter(new Locator.FilterOptions().setHasText(text));
    }

    private void sight(String state) {
        page.evaluate(
                "state => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                state);
    }

    private Object firstInSight() {
        page.waitForTimeout(300);
        return page.evaluate("""
                () => {
                  const top = document.querySelector('.at-thread').getBoundingClientRect().top;
                  const message = [...document.querySelectorAll('.at-message')]
                      .find(other => other.getBoundingClientRect().top > top + 20);
                  return message.textContent + Math.round(message.getBoundingClientRect().top / 4);
                }""");
    }

    private static boolean fits(Page page) {
        return (boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    }
}
