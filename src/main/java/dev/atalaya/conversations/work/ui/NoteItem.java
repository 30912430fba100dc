package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.RelativeTime;
import dev.atalaya.conversations.work.NoteRow;

/** A note, and in its place the field to edit it. */
class NoteItem extends ListItem {

    private final WorkTools tools;
    private final NoteRow note;
    private final Runnable reload;
    private final WorkProblem problem;

    NoteItem(WorkTools tools, NoteRow note, Runnable reload) {
        this.tools = tools;
        this.note = note;
        this.reload = reload;
        problem = new WorkProblem(tools.clock(), reload);
        addClassName("at-note");
        read();
    }

    boolean isOf(long id) {
        return note.id() == id;
    }

    /** Whether something is typed here that reading again would lose. */
    boolean isBeingEdited() {
        return getChildren().anyMatch(NoteField.class::isInstance);
    }

    private void read() {
        removeAll();
        var head = new Header(new Span(note.author()), new RelativeTime(note.createdAt(), tools.clock()));
        add(head);
        if (note.deletedAt() != null) {
            var gone = new Span(
                    new Span(getTranslation("work.note.deleted", note.deletedBy()) + " "),
                    new RelativeTime(note.deletedAt(), tools.clock()));
            gone.addClassName("at-secondary");
            add(gone);
            return;
        }
        if (note.editedAt() != null) {
            head.add(new Span(getTranslation("work.note.edited")));
        }
        var body = new Div(note.body());
        body.addClassName("at-note-body");
        add(body);
        var acts = new Footer();
        if (note.mayEdit()) {
            acts.add(act("work.note.edit", this::edit));
        }
        if (note.mayDelete()) {
            acts.add(act("work.note.delete", this::ask));
        }
        if (note.mayEdit() || note.mayDelete()) {
            add(acts);
        }
        add(problem);
    }

    private void edit() {
        removeAll();
        var field = new NoteField(getTranslation("work.note.edit.label"));
        field.setValue(note.body());
        var save = act("work.note.save", () -> save(field));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var leave = act("work.note.leave", this::read);
        add(field, problem, new Footer(save, leave));
        NoteList.saveWith(field, () -> save(field));
        Shortcuts.addShortcutListener(field, this::read, Key.ESCAPE).listenOn(field);
        field.focus();
    }

    private void save(NoteField field) {
        if (field.isReady() && problem.during(() -> tools.notes().edit(note.id(), note.version(), field.getValue()))) {
            removeAll();
            reload.run();
        }
    }

    private void ask() {
        var question = new ConfirmDialog(
                getTranslation("work.note.delete.title"),
                getTranslation("work.note.delete.what"),
                getTranslation("work.note.delete.yes"),
                confirm -> delete());
        question.setConfirmButtonTheme("error primary");
        question.setCancelable(true);
        question.setCancelText(getTranslation("work.note.leave"));
        question.open();
    }

    private void delete() {
        if (problem.during(() -> tools.notes().delete(note.id(), note.version()))) {
            reload.run();
        }
    }

    private Button act(String key, Runnable act) {
        var button = new Button(getTranslation(key), click -> act.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
