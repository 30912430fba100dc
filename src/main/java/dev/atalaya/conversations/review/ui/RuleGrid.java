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
import dev.atalaya.conversations.review.rules.RuleOrder;
import dev.atalaya.conversations.review.rules.RuleRow;

/** The rules in the order of their making, with what can be done with each. */
class RuleGrid extends KeysetGrid<RuleRow, RuleOrder> {

    private static final int PHONE = 700;
    private static final int TABLET = 1_000;

    private static final String STATE = "<span class='at-badge at-badge-${item.shape} at-tone-${item.tone}'>"
            + "<span class='at-badge-mark' aria-hidden='true'></span><span>${item.state}</span></span>";

    private final Formats formats = Formats.current();
    private final RuleDialog dialog;

    RuleGrid(KeysetSource<RuleRow, RuleOrder> source, RuleDialog dialog) {
        super(new KeysetOrder<>(RuleOrder.CREATED, false), source);
        this.dialog = dialog;
        addClassName("at-rules-list");
        setAriaLabel(getTranslation("reviews.rules.title"));
        addColumn(LitRenderer.<RuleRow>of("<span aria-label=${item.sentence}>${item.what}</span>")
                        .withProperty("what", this::what)
                        .withProperty("sentence", this::sentence))
                .setHeader(getTranslation("reviews.rules.what"))
                .setRowHeader(true)
                .setFlexGrow(2);
        var agent = addColumn(this::agent)
                .setHeader(getTranslation("reviews.agent"))
                .setFlexGrow(1);
        var scorecard = addColumn(RuleRow::scorecardName)
                .setHeader(getTranslation("reviews.scorecard"))
                .setFlexGrow(1);
        var days = addColumn(row -> formats.number(row.days()))
                .setHeader(getTranslation("reviews.rules.days"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7rem")
                .setFlexGrow(0);
        addColumn(LitRenderer.<RuleRow>of(STATE)
                        .withProperty("shape", row -> isInForce(row) ? "check" : "moon")
                        .withProperty("tone", row -> isInForce(row) ? "green" : "neutral")
                        .withProperty("state", this::state))
                .setHeader(getTranslation("reviews.state"))
                .setWidth("9rem")
                .setFlexGrow(0);
        addComponentColumn(this::acts)
                .setKey("acts")
                .setHeader(getTranslation("reviews.acts"))
                .setWidth("12rem")
                .setFlexGrow(0);
        showFrom(PHONE, agent);
        showFrom(TABLET, scorecard, days);
    }

    private String what(RuleRow row) {
        return ReviewText.reason(this, row.kind(), row.threshold());
    }

    private String agent(RuleRow row) {
        return row.agent() == null ? getTranslation("reviews.rules.agent.all") : String.valueOf(row.agentName());
    }

    private String sentence(RuleRow row) {
        return getTranslation("reviews.rules.row", what(row), agent(row), row.scorecardName(), state(row));
    }

    private String state(RuleRow row) {
        var word = row.paused() ? "paused" : row.resting() ? "resting" : "in_force";
        return getTranslation("reviews.rules.state." + word);
    }

    private static boolean isInForce(RuleRow row) {
        return !row.paused() && !row.resting();
    }

    private Div acts(RuleRow row) {
        var acts = new Div(
                act("reviews.change", "reviews.rules.change.which", row, () -> dialog.edit(row)),
                row.paused()
                        ? act("reviews.rules.resume", "reviews.rules.resume.which", row, () -> dialog.resume(row))
                        : act("reviews.rules.pause", "reviews.rules.pause.which", row, () -> dialog.pause(row)));
        acts.addClassName("at-row-acts");
        return acts;
    }

    private Button act(String key, String sentence, RuleRow row, Runnable act) {
        var button = new Button(getTranslation(key), click -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(sentence, what(row), agent(row)));
        return button;
    }
}
