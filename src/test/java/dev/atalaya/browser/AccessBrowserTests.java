package dev.atalaya.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator and somebody new, in two browsers, in Spanish. */
class AccessBrowserTests extends BrowserTest {

    private static final String PASSWORD = "una frase bastante larga";

    private final String name = "Nuria Vidal " + System.nanoTime();
    private final String email = "nuria" + System.nanoTime() + "@test.example";

    private AgentId agent;
    private ConversationId conversation;

    @BeforeEach
    void signInAsAdministrator() {
        agent = World.agent();
        conversation = World.conversation(agent, "queda una mesa libre");
        var admin = World.person("admin");
        World.owner()
                .sql("update users set locale = 'es' where id = ?")
                .param(admin.id().value())
                .update();
        page.navigate("/users");
        signIn(admin.getUsername(), World.PASSWORD);
    }

    // A-09, S05, U02
    @Test
    void fromTheInvitationToTheTabThatGoesDark() {
        var nuria = pageOfAnother("es");
        nuria.navigate(invitationOfSomebodyNew());
        setPassword(nuria);
        makeSupervisor();
        signIn(nuria, email, PASSWORD);
        nuria.navigate("/conversations/" + conversation.value());
        assertThat(nuria.getByText("No se encontró la página")).isVisible();

        setLevel("Ver", "cubre una baja");
        nuria.navigate("/conversations/" + conversation.value());
        assertThat(message(nuria)).isVisible();

        page.navigate("/access/explain?user=" + keyOfSomebodyNew() + "&conversation=" + conversation.value());
        assertThat(page.getByText(name + " ve la conversación " + conversation.value()))
                .isVisible();
        assertThat(page.getByText("Motivo: cubre una baja")).isVisible();
        Assertions.assertThat(barriers()).isEmpty();

        setLevel("Ninguno", "la baja terminó");
        nuria.locator(".at-row-link").first().click();
        assertThat(nuria.getByText("No se encontró la página")).isVisible();
        assertThat(message(nuria)).hasCount(0);
    }

    // X12
    @Test
    void theMatrixHasNoBarriers() {
        page.navigate("/access?columns=Agent");
        assertThat(page.locator(".at-matrix-name").first()).isVisible();

        Assertions.assertThat(barriers()).isEmpty();
    }

    @Test
    void aCellOpensByKeyboardAndEachSideHasItsOwnColumns() {
        page.navigate("/access?q=" + World.person("supervisor").displayName() + "&columns=" + slug());
        assertThat(page.locator("vaadin-grid-column.at-matrix-column")).hasCount(2);
        page.locator(".at-matrix .at-matrix-cell").nth(1).click();
        assertThat(page.locator(".at-grant-dialog")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".at-grant-dialog")).hasCount(0);
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");
        assertThat(page.locator(".at-grant-dialog")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".at-grant-dialog")).hasCount(0);

        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Agentes por usuarios"))
                .click();
        assertThat(page.locator("vaadin-grid-column.at-matrix-column").first()).isAttached();
        assertThat(page.locator("vaadin-grid-column.at-matrix-column[header='Todos los agentes']"))
                .hasCount(0);
    }

    private String invitationOfSomebodyNew() {
        button("Usuario nuevo").click();
        page.getByLabel("Nombre", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Correo", new Page.GetByLabelOptions().setExact(true)).fill(email);
        button("Guardar e invitar").click();
        var link = page.locator(".at-invitation-link input");
        assertThat(link).hasValue(Pattern.compile(".*/invitation\\?token=.+"));
        return link.inputValue().replaceFirst("^https?://[^/]+", "");
    }

    private static void setPassword(Page nuria) {
        nuria.getByLabel("Contraseña", new Page.GetByLabelOptions().setExact(true))
                .fill(PASSWORD);
        nuria.getByLabel("Contraseña otra vez").fill(PASSWORD);
        nuria.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Guardar la contraseña"))
                .click();
        nuria.waitForURL(Pattern.compile(".*/login.*"));
    }

    private void makeSupervisor() {
        World.owner()
                .sql("insert into user_roles (user_id, role_id) select ?, id from roles where code = 'supervisor'")
                .param(keyOfSomebodyNew())
                .update();
    }

    /** In the cell of the matrix, after a look at what it would do. */
    private void setLevel(String level, String reason) {
        page.navigate("/access?q=" + email + "&columns=" + slug());
        page.locator(".at-matrix .at-matrix-cell").nth(1).click();
        page.getByLabel(level, new Page.GetByLabelOptions().setExact(true)).check();
        assertThat(page.locator(".at-impact")).containsText("con 1 conversación");
        page.getByLabel("Motivo").fill(reason);
        button("Guardar").click();
        assertThat(page.getByText("Se guardó el acceso")).isVisible();
    }

    private Locator button(String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private static Locator message(Page reader) {
        return reader.locator(".at-conversation-thread").getByText("queda una mesa libre");
    }

    private String slug() {
        return World.owner()
                .sql("select slug from whatsapp_agents where id = ?")
                .param(agent.value())
                .query(String.class)
                .single();
    }

    private long keyOfSomebodyNew() {
        return World.owner()
                .sql("select id from users where email = ?")
                .param(email)
                .query(Long.class)
                .single();
    }
}
