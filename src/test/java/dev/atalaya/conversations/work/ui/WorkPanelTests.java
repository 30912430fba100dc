package dev.atalaya.conversations.work.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.conversations.labels.LabelChoice;
import dev.atalaya.conversations.labels.LabelColour;
import dev.atalaya.conversations.work.Assignee;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkPanelTests extends ViewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations data = new Conversations();

    private AgentId agent;
    private AtalayaUser person;
    private ConversationId id;

    @BeforeEach
    void fill() {
        agent = World.agent();
        person = World.person("supervisor");
        id = data.conversation(agent, "Ana", "Hello", NOW);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // W16
    @Test
    void whoReadsSeesHowItStandsAndHasNothingToPress() {
        note("Call back");
        label("VIP");
        open("view");

        assertThat(text()).contains("Open", "Normal", "Nobody", "VIP", "Call back");
        _assertNone(Select.class, spec -> spec.withCaption("Status"));
        _assertNone(Button.class, spec -> spec.withText("Snooze"));
        _assertNone(NoteField.class);
        _assertNone(Button.class, spec -> spec.withText("Edit"));
        _assertNone(Button.class, spec -> spec.withText("Delete"));
        assertThat(_get(WorkPanel.class).getElement().getOuterHTML())
                .doesNotContain("vaadin-combo-box", "vaadin-text-area");
    }

    // W16
    @Test
    void whoReviewsWritesNotesAndChangesNothingElse() {
        open("review");

        _assertNone(Select.class, spec -> spec.withCaption("Status"));
        _setValue(_get(NoteField.class), "  Called twice ");
        _click(_get(Button.class, spec -> spec.withText("Add note")));

        assertThat(text()).contains("Called twice", person.displayName());
        assertThat(_get(NoteField.class).getValue()).isEmpty();
        assertThat(World.actionsOf(person)).containsExactly("conversation.viewed", "conversation.note_added");
    }

    // W17
    @Test
    void eachChoiceIsSavedWhereItIsMade() {
        open("manage");
        _setValue(status(), ConversationStatus.PENDING);
        _setValue(priority(), ConversationPriority.URGENT);
        _setValue(assignee(), new Assignee(person.id(), person.displayName(), person.getUsername()));

        assertThat(state("status")).isEqualTo("pending");
        assertThat(state("priority")).isEqualTo("urgent");
        assertThat(state("assignee_id")).isEqualTo(person.id().value());
        _setValue(assignee(), null);
        assertThat(state("assignee_id")).isNull();
        assertThat(text()).contains("Pending");
    }

    // W17
    @Test
    void aClosedOneIsOnlyOpened() {
        id = data.conversation(agent, "Ben", "closed", "Bye", NOW);
        open("manage");

        assertThat(status().getListDataView().getItems())
                .containsExactly(ConversationStatus.OPEN, ConversationStatus.CLOSED);
        assertThat(_get(Button.class, spec -> spec.withText("Snooze")).isEnabled())
                .isFalse();
    }

    // W17
    @Test
    void snoozingAsksUntilWhenAndSaysSo() {
        open("manage");
        _click(_get(Button.class, spec -> spec.withText("Snooze")));
        _setValue(_get(DateTimePicker.class), LocalDateTime.now().minusDays(1));
        _click(dialogButton("Snooze"));
        assertThat(state("status")).isEqualTo("open");

        _setValue(_get(DateTimePicker.class), LocalDateTime.now().plusDays(1));
        _click(dialogButton("Snooze"));

        assertThat(state("status")).isEqualTo("snoozed");
        assertThat(text()).contains("Snoozed until");
    }

    // W17
    @Test
    void labelsAreAddedAndTakenOff() {
        var name = "Label " + System.nanoTime();
        var label = World.owner()
                .sql("insert into labels (name) values (?) returning id")
                .param(name)
                .query(Long.class)
                .single();
        open("manage");
        _setValue(labelChoice(), new LabelChoice(label, name, LabelColour.GREY));
        assertThat(text()).contains(name);

        _click(_get(
                Button.class,
                spec -> spec.withPredicate(
                        button -> button.getAriaLabel().orElse("").equals("Take the label " + name + " off"))));
        assertThat(text()).doesNotContain(name);
    }

    // W18, G-01
    @Test
    void whoeverIsSecondSeesWhoWasFirstAndKeepsTheChoice() {
        open("manage");
        World.owner()
                .sql("update conversations set version = version + 1, priority = 'low' where id = ?")
                .param(id.value())
                .update();
        World.owner()
                .sql("insert into conversation_activities (agent_id, conversation_id, actor_id, kind, was, became)"
                        + " values (?, ?, ?, 'priority', 'normal', 'low')")
                .params(agent.value(), id.value(), person.id().value())
                .update();

        _setValue(status(), ConversationStatus.CLOSED);

        assertThat(text()).contains(person.displayName() + " changed this just now. Nothing was saved");
        assertThat(status().getValue()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(state("status")).isEqualTo("open");
        _click(_get(Button.class, spec -> spec.withText("Reload")));
        assertThat(status().getValue()).isEqualTo(ConversationStatus.OPEN);
        assertThat(priority().getValue()).isEqualTo(ConversationPriority.LOW);
    }

    // W18, G-01
    @Test
    void aNoteThatWasChangedMeanwhileKeepsWhatWasTyped() {
        open("review");
        note("First");
        refresh();
        _click(_get(Button.class, spec -> spec.withText("Edit")));
        World.owner()
                .sql("update conversation_notes set body = 'Theirs', version = 1 where conversation_id = ?")
                .param(id.value())
                .update();
        var field = edited();
        _setValue(field, "Mine");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(text()).contains("Nothing was saved");
        assertThat(field.getValue()).isEqualTo("Mine");
        refresh();
        assertThat(edited().getValue()).isEqualTo("Mine");
    }

    // W11
    @Test
    void theAuthorDeletesAfterBeingAsked() {
        open("review");
        note("Wrong conversation");
        refresh();
        _click(_get(Button.class, spec -> spec.withText("Delete")));
        var question = _get(ConfirmDialog.class);
        ComponentUtil.fireEvent(question, new ConfirmDialog.ConfirmEvent(question, true));

        assertThat(text()).contains("Deleted by " + person.displayName()).doesNotContain("Wrong conversation");
    }

    // W18
    @Test
    void readingAgainShowsWhatOthersWroteAndKeepsWhatIsTyped() {
        open("review");
        _setValue(_get(NoteField.class), "Half a sent");
        note("From a colleague");
        refresh();

        assertThat(text()).contains("From a colleague");
        assertThat(_get(NoteField.class).getValue()).isEqualTo("Half a sent");
    }

    //
    @Test
    void revokedAccessShowsAtTheNextClick() {
        note("Secret");
        open("manage");
        World.revoke(person);
        _setValue(priority(), ConversationPriority.HIGH);
        assertThat(text()).contains("no longer in scope");
        refresh();

        assertThat(text()).doesNotContain("Secret");
        assertThat(state("priority")).isEqualTo("normal");
    }

    // C-02
    @Test
    void markupStaysText() {
        var script = "<img src=x onerror=alert(1)>";
        note(script);
        label(script);
        open("view");

        assertThat(text()).contains(script);
        assertThat(_get(WorkPanel.class).getElement().getOuterHTML()).doesNotContain("<img");
    }

    // C17, X04
    @Test
    void everythingIsAnAddress() {
        note("A note");
        open("view");
        UI.getCurrent().navigate("conversations/" + id.value(), QueryParameters.of("tab", "everything"));

        assertThat(_get(Timeline.class).getElement().getTextRecursively()).contains("wrote a note", "A note");
    }

    private void open(String level) {
        World.grant(person, agent, level);
        World.signIn(person);
        UI.getCurrent().navigate("conversations/" + id.value());
    }

    private static void refresh() {
        _get(WorkPanel.class).refresh();
    }

    @SuppressWarnings("unchecked")
    private static Select<ConversationStatus> status() {
        return _get(Select.class, spec -> spec.withCaption("Status"));
    }

    @SuppressWarnings("unchecked")
    private static Select<ConversationPriority> priority() {
        return _get(Select.class, spec -> spec.withCaption("Priority"));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Assignee> assignee() {
        return _get(ComboBox.class, spec -> spec.withCaption("Assigned to"));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<LabelChoice> labelChoice() {
        return _get(ComboBox.class, spec -> spec.withPlaceholder("Add a label"));
    }

    private static NoteField edited() {
        return _get(NoteField.class, spec -> spec.withCaption("Edit the note"));
    }

    private static Button dialogButton(String text) {
        return _find(Button.class, spec -> spec.withText(text)).getLast();
    }

    private void note(String body) {
        World.owner()
                .sql("insert into conversation_notes (agent_id, conversation_id, author_id, body) values (?, ?, ?, ?)")
                .params(agent.value(), id.value(), person.id().value(), body)
                .update();
    }

    private void label(String name) {
        World.owner()
                .sql("with l as (insert into labels (name) values (?) on conflict (lower(name))"
                        + " do update set name = excluded.name returning id)"
                        + " insert into conversation_labels (agent_id, conversation_id, label_id)"
                        + " select ?, ?, id from l")
                .params(name, agent.value(), id.value())
                .update();
    }

    private @Nullable Object state(String column) {
        return World.owner()
                .sql("select * from conversations where id = ?")
                .param(id.value())
                .query()
                .singleRow()
                .get(column);
    }

    private static String text() {
        return _get(WorkPanel.class).getElement().getTextRecursively();
    }
}
