package dev.atalaya.conversations.contacts.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.atalaya.ViewTest;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonalDataPanelTests extends ViewTest {

    private final Conversations data = new Conversations();

    private AgentId agent;
    private ConversationId conversation;

    @BeforeEach
    void fill() {
        agent = World.agent();
        conversation = data.conversation(agent, "Ana", "Hello", Instant.now());
        World.owner()
                .sql("update contacts set phone = '+34612345678' where agent_id = ?")
                .param(agent.value())
                .update();
        data.message(conversation, "contact", "Call 612 345 678", Instant.now());
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // P4
    @Test
    void aReasonShowsTheNumbersUntilTheyAreMaskedAgain() {
        signIn("view", Permissions.CONTACTS_UNMASK);
        assertThat(shown()).contains("+34 ••••• 78", "Call ••••• 78", "masked").doesNotContain("612");

        press("Unmask");
        var dialog = _get(Dialog.class);
        _click(_get(dialog, Button.class, spec -> spec.withText("Unmask")));
        assertThat(_get(dialog, TextArea.class).isInvalid()).isTrue();
        _setValue(_get(dialog, TextArea.class), "The courier asks");
        _click(_get(dialog, Button.class, spec -> spec.withText("Unmask")));

        assertThat(shown()).contains("+34612345678", "Call 612 345 678", "Unmasked until");
        press("Mask again");
        assertThat(shown()).contains("+34 ••••• 78").doesNotContain("612", "Unmasked until");
    }

    // P4
    @Test
    void whoMayNotIsNotAsked() {
        signIn("manage");

        assertThat(shown()).contains("masked").doesNotContain("612");
        _assertNone(Button.class, spec -> spec.withText("Unmask"));
        _assertNone(Button.class, spec -> spec.withText("Erase the contact…"));
    }

    // P1
    @Test
    void whoSeesThemNeedsNoButton() {
        signIn("view", Permissions.CONTACTS_READ_PERSONAL, Permissions.CONTACTS_UNMASK);

        assertThat(shown()).contains("+34612345678");
        _assertNone(Button.class, spec -> spec.withText("Unmask"));
    }

    // P6
    @Test
    void erasingSaysWhatItTakesAndAsksForTheNumberAndAReason() {
        signIn("manage", Permissions.CONTACTS_ERASE);
        press("Erase the contact…");
        var dialog = _get(DangerDialog.class);
        assertThat(shown()).contains("what 1 conversation says", "the text of 1 message", "no note");
        var key = "#"
                + World.owner()
                        .sql("select contact_id from conversations where id = ?")
                        .param(conversation.value())
                        .query(Long.class)
                        .single();
        press("Erase " + key);
        assertThat(_find(DangerDialog.class)).hasSize(1);

        _setValue(_get(dialog, TextField.class), key);
        _setValue(_get(dialog, TextArea.class), "asked for by letter");
        press("Erase " + key);

        assertThat(_find(DangerDialog.class)).isEmpty();
        assertThat(shown()).contains("Erased contact", "erased on request").doesNotContain("Ana", "612", "Erase the");
        UI.getCurrent().navigate("conversations");
        assertThat(_getFormattedRow(_get(Grid.class), 0).toString()).contains("Erased contact");
    }

    // P6
    @Test
    void whoDoesNotManageTheAgentIsTold() {
        signIn("review", Permissions.CONTACTS_ERASE);
        press("Erase the contact…");

        _assertNone(DangerDialog.class);
    }

    private void signIn(String level, String... permissions) {
        var all = new String[permissions.length + 1];
        all[0] = Permissions.CONVERSATIONS_READ;
        System.arraycopy(permissions, 0, all, 1, permissions.length);
        AtalayaUser reader = World.person(World.role(all));
        World.grant(reader, agent, level);
        World.signIn(reader);
        UI.getCurrent().navigate("conversations/" + conversation.value());
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }
}
