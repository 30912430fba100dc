package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.KeysetSource;
import dev.atalaya.conversations.review.scorecards.ScorecardOrder;
import dev.atalaya.conversations.review.scorecards.ScorecardRow;

/** The scorecards by name, with the version of each and what can be done with it. */
class ScorecardGrid extends KeysetGrid<ScorecardRow, ScorecardOrder> {

    private static final int PHONE = 700;

    private final Formats formats = Formats.current();
    private final ScorecardDialog dialog;

    ScorecardGrid(KeysetSource<ScorecardRow, ScorecardOrder> source, ScorecardDialog dialog) {
        super(new KeysetOrder<>(ScorecardOrder.NAME, false), source);
        this.dialog = dialog;
        addClassName("at-scorecards-list");
        setAriaLabel(getTranslation("reviews.scorecards.title"));
        var name = addColumn(LitRenderer.<ScorecardRow>of("<span aria-label=${item.sentence}>${item.name}</span>")
                        .withProperty("name", ScorecardRow::name)
                        .withProperty(
                                "sentence",
                                row -> getTranslation(
                                        "reviews.scorecards.row",
                                        row.name(),
                                        row.description(),
                                        row.items(),
                                        row.number())))
                .setHeader(getTranslation("reviews.name"))
                .setRowHeader(true)
                .setFlexGrow(1);
        var description = addColumn(ScorecardRow::description)
                .setHeader(getTranslation("reviews.description"))
                .setTooltipGenerator(ScorecardRow::description)
                .setFlexGrow(2);
        var items = addColumn(row -> formats.number(row.items()))
                .setHeader(getTranslation("reviews.items"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("8rem")
                .setFlexGrow(0);
        var number = addColumn(row -> formats.number(row.number()))
                .setHeader(getTranslation("reviews.version"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6rem")
                .setFlexGrow(0);
        addComponentColumn(this::acts)
                .setKey("acts")
                .setHeader(getTranslation("reviews.acts"))
                .setWidth("12rem")
                .setFlexGrow(0);
        sortBy(name, ScorecardOrder.NAME);
        showFrom(PHONE, description, items, number);
    }

    private Div acts(ScorecardRow row) {
        var acts = new Div();
        acts.addClassName("at-row-acts");
        if (!row.isRetired()) {
            acts.add(
                    act("reviews.change", "reviews.scorecards.change.which", row, () -> dialog.edit(row)),
                    act("reviews.scorecards.retire", "reviews.scorecards.retire.which", row, () -> dialog.retire(row)));
        }
        return acts;
    }

    private Button act(String key, String sentence, ScorecardRow row, Runnable act) {
        var button = new Button(getTranslation(key), click -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(sentence, row.name()));
        return button;
    }
}
