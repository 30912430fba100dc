package dev.atalaya.conversations.labels.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.KeysetSource;
import dev.atalaya.conversations.labels.LabelOrder;
import dev.atalaya.conversations.labels.LabelRow;
import dev.atalaya.conversations.labels.LabelService;

/** The labels by name, with how many conversations in the reader's scope carry each. */
class LabelGrid extends KeysetGrid<LabelRow, LabelOrder> {

    private static final int PHONE = 700;

    private static final String NAME = "<span class='at-label at-label-${item.colour}' aria-label=${item.sentence}>"
            + "<span class='at-label-mark' aria-hidden='true'></span><span>${item.name}</span></span>";

    private final Formats formats = Formats.current();
    private final LabelDialog dialog;

    LabelGrid(KeysetSource<LabelRow, LabelOrder> source, LabelDialog dialog) {
        super(new KeysetOrder<>(LabelOrder.NAME, false), source);
        this.dialog = dialog;
        addClassName("at-labels-list");
        setAriaLabel(getTranslation("labels.title"));
        var name = addColumn(LitRenderer.<LabelRow>of(NAME)
                        .withProperty("colour", row -> row.colour().column())
                        .withProperty("name", LabelRow::name)
                        .withProperty(
                                "sentence",
                                row -> getTranslation("labels.row", row.name(), row.description(), count(row))))
                .setHeader(getTranslation("labels.name"))
                .setRowHeader(true)
                .setFlexGrow(1);
        var description = addColumn(LabelRow::description)
                .setHeader(getTranslation("labels.description"))
                .setTooltipGenerator(LabelRow::description)
                .setFlexGrow(2);
        var conversations = addColumn(this::count)
                .setHeader(getTranslation("labels.conversations"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("9rem")
                .setFlexGrow(0);
        addComponentColumn(this::acts)
                .setKey("acts")
                .setHeader(getTranslation("labels.acts"))
                .setWidth("12rem")
                .setFlexGrow(0);
        sortBy(name, LabelOrder.NAME);
        showFrom(PHONE, description, conversations);
    }

    private String count(LabelRow row) {
        return row.conversations() >= LabelService.MANY
                ? formats.number(LabelService.MANY - 1L) + "+"
                : formats.number(row.conversations());
    }

    private Div acts(LabelRow row) {
        var acts = new Div();
        acts.addClassName("at-row-acts");
        if (row.isArchived()) {
            acts.add(act("labels.restore", "labels.restore.which", row, () -> dialog.restore(row)));
        } else {
            acts.add(
                    act("labels.change", "labels.change.which", row, () -> dialog.edit(row)),
                    act("labels.archive", "labels.archive.which", row, () -> dialog.archive(row)));
        }
        return acts;
    }

    private Button act(String key, String sentence, LabelRow row, Runnable act) {
        var button = new Button(getTranslation(key), click -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(sentence, row.name()));
        return button;
    }
}
