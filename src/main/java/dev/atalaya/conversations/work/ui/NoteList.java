package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.atalaya.conversations.work.NoteRow;
import dev.atalaya.conversations.work.WorkDetails;
import dev.atalaya.shared.ConversationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notes of a conversation, oldest first, and below them the field for the next one. */
class NoteList extends Div {

    private final WorkTools tools;
    private final Runnable refresh;
    private final OrderedList list = new OrderedList();
    private final Paragraph line = new Paragraph();
    private final NoteField field = new NoteField(getTranslation("work.note"));
    private final WorkProblem problem;
    private final Div writing;

    private @Nullable ConversationId conversation;

    NoteList(WorkTools tools, Runnable refresh) {
        this.tools = tools;
        this.refresh = refresh;
        problem = new WorkProblem(tools.clock(), refresh);
        var add = new Button(getTranslation("work.note.add"), click -> add());
        field.setHelperText(getTranslation("work.note.help"));
        saveWith(field, this::add);
        writing = new Div(field, problem, add);
        writing.addClassName("at-note-new");
        line.addClassName("at-secondary");
        addClassName("at-notes");
        add.addThemeVariants(ButtonVariant.SMALL);
        add(new H2(getTranslation("work.notes")), line, list);
    }

    /** Ctrl and Enter, or the same with the command key. */
    static void saveWith(TextArea field, Runnable save) {
        for (var modifier : List.of(KeyModifier.CONTROL, KeyModifier.META)) {
            // What was typed last reaches the server first.
            Shortcuts.addShortcutListener(field, save::run, Key.ENTER, modifier)
                    .listenOn(field)
                    .resetFocusOnActiveElement();
        }
    }

    void keepDraftOf(ConversationId id) {
        conversation = id;
        list.removeAll();
        problem.removeAll();
        field.keepFor(tools.user().require().id(), id);
    }

    /** A note that is being edited stays as it is typed. */
    void show(WorkDetails details) {
        var edited = list.getChildren()
                .filter(NoteItem.class::isInstance)
                .map(NoteItem.class::cast)
                .filter(NoteItem::isBeingEdited)
                .toList();
        list.removeAll();
        details.notes().forEach(note -> list.add(item(note, edited)));
        line.setText(line(details));
        line.setVisible(!line.getText().isEmpty());
        if (!details.mayNote()) {
            remove(writing);
        } else if (writing.getParent().isEmpty()) {
            add(writing);
        }
    }

    void clear() {
        list.removeAll();
        remove(writing);
    }

    private NoteItem item(NoteRow note, List<NoteItem> edited) {
        return edited.stream()
                .filter(item -> item.isOf(note.id()))
                .findFirst()
                .orElseGet(() -> new NoteItem(tools, note, refresh));
    }

    private String line(WorkDetails details) {
        if (details.noteCount() == 0) {
            return getTranslation("work.notes.none");
        }
        return details.noteCount() > details.notes().size()
                ? getTranslation("work.notes.newest", details.notes().size(), details.noteCount())
                : "";
    }

    private void add() {
        var id = conversation;
        if (id != null && field.isReady() && problem.during(() -> tools.notes().add(id, field.getValue()))) {
            field.done();
            refresh.run();
        }
    }
}
