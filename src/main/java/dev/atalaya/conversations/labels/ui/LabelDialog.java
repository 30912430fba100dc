package dev.atalaya.conversations.labels.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import dev.atalaya.conversations.labels.LabelChoice;
import dev.atalaya.conversations.labels.LabelColour;
import dev.atalaya.conversations.labels.LabelDetails;
import dev.atalaya.conversations.labels.LabelRow;
import dev.atalaya.conversations.labels.LabelService;
import java.time.Clock;
import java.util.function.Consumer;

/** Opens what makes and changes a label, and the question before it is archived. */
class LabelDialog {

    private static final String TAKEN = "labels.refused.taken";

    private final LabelService labels;
    private final Clock clock;
    private final Runnable saved;
    private final UI ui = UI.getCurrent();

    LabelDialog(LabelService labels, Clock clock, Runnable saved) {
        this.labels = labels;
        this.clock = clock;
        this.saved = saved;
    }

    void create() {
        open("labels.create", "labels.create.act", LabelDetails.created("-", "", LabelColour.GREY), details -> {
            labels.create(details);
            Toast.show(ui.getTranslation("labels.created", details.name()));
        });
    }

    void edit(LabelRow label) {
        open("labels.edit", "labels.save", label.details(), details -> {
            labels.update(details);
            Toast.show(ui.getTranslation("labels.saved", details.name()));
        });
    }

    /** Says how many conversations carry it, as far as the reader sees. */
    void archive(LabelRow label) {
        var count = label.conversations();
        var what = count >= LabelService.MANY
                ? ui.getTranslation("labels.archive.many")
                : ui.getTranslation("labels.archive.what", count);
        var text = new Div(new Paragraph(what), new Paragraph(ui.getTranslation("labels.archive.back")));
        new FormDialog(
                        ui.getTranslation("labels.archive.title", label.name()),
                        ui.getTranslation("labels.archive"),
                        text,
                        () -> done(() -> labels.archive(label.id(), label.version()), "labels.archived", label))
                .open();
    }

    void restore(LabelRow label) {
        Refusals.noted(() -> done(() -> labels.restore(label.id(), label.version()), "labels.restored", label));
    }

    private boolean done(Runnable act, String words, LabelRow label) {
        act.run();
        Toast.show(ui.getTranslation(words, label.name()));
        saved.run();
        return true;
    }

    private void open(String title, String act, LabelDetails label, Consumer<LabelDetails> save) {
        var name = new TextField(ui.getTranslation("labels.name"));
        name.setMaxLength(LabelDetails.LONGEST_NAME);
        name.setErrorMessage(ui.getTranslation("labels.name.error"));
        name.setValue(label.id() == null ? "" : label.name());
        name.focus();
        var description = new TextField(ui.getTranslation("labels.description"));
        description.setHelperText(ui.getTranslation("labels.description.help"));
        description.setMaxLength(LabelDetails.LONGEST_DESCRIPTION);
        description.setErrorMessage(ui.getTranslation("labels.description.error"));
        description.setValue(label.description());
        var colour = new Select<LabelColour>();
        colour.setLabel(ui.getTranslation("labels.colour"));
        colour.setItems(LabelColour.values());
        colour.setItemLabelGenerator(this::name);
        colour.setRenderer(new ComponentRenderer<>(value -> new LabelChip(new LabelChoice(0, name(value), value))));
        colour.setValue(label.colour());
        var form = new Div(name, description, colour);
        form.addClassName("at-form");
        new FormDialog(ui.getTranslation(title), ui.getTranslation(act), form, () -> {
                    name.setErrorMessage(ui.getTranslation("labels.name.error"));
                    name.setInvalid(!LabelDetails.isName(name.getValue()));
                    description.setInvalid(!LabelDetails.isDescription(description.getValue()));
                    if (name.isInvalid() || description.isInvalid()) {
                        (name.isInvalid() ? name : description).focus();
                        return false;
                    }
                    save.accept(new LabelDetails(
                            label.id(), label.version(), name.getValue(), description.getValue(), colour.getValue()));
                    saved.run();
                    return true;
                })
                .sayAtFields(why -> taken(name, why))
                .watch(name, description, colour)
                .open();
    }

    private static boolean taken(TextField name, String why) {
        if (!why.equals(TAKEN)) {
            return false;
        }
        name.setErrorMessage(name.getTranslation(why));
        name.setInvalid(true);
        name.focus();
        return true;
    }

    private String name(LabelColour colour) {
        return ui.getTranslation("labels.colour." + colour.column());
    }
}
