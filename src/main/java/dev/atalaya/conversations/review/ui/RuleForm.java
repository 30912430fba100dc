package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.conversations.review.rules.RuleDetails;
import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.conversations.review.rules.RuleRow;
import dev.atalaya.conversations.review.scorecards.ScorecardChoice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule asks for, of whom, and with which scorecard it is answered. */
class RuleForm extends Div {

    private static final int USUAL_DAYS = 30;

    private final @Nullable RuleRow edited;
    private final Select<RuleKind> kind = new Select<>();
    private final IntegerField threshold = new IntegerField();
    private final Select<AgentChoice> agent = new Select<>();
    private final Select<ScorecardChoice> scorecard = new Select<>();
    private final IntegerField days = new IntegerField();

    RuleForm(List<AgentChoice> agents, List<ScorecardChoice> scorecards, @Nullable RuleRow edited) {
        this.edited = edited;
        addClassName("at-form");
        kind.setLabel(getTranslation("reviews.rules.kind"));
        kind.setItems(RuleKind.values());
        kind.setItemLabelGenerator(value -> ReviewText.kind(this, value));
        kind.addValueChangeListener(change -> fit(change.getValue()));
        threshold.setStepButtonsVisible(true);
        var all = getTranslation("reviews.rules.agent.all");
        agent.setLabel(getTranslation("reviews.agent"));
        agent.setItems(agents);
        agent.setEmptySelectionAllowed(true);
        agent.setEmptySelectionCaption(all);
        agent.setPlaceholder(all);
        agent.setItemLabelGenerator(choice -> choice == null ? all : choice.name());
        scorecard.setLabel(getTranslation("reviews.scorecard"));
        scorecard.setItems(withThatOf(edited, scorecards));
        scorecard.setItemLabelGenerator(ScorecardChoice::name);
        days.setLabel(getTranslation("reviews.rules.days"));
        days.setHelperText(getTranslation("reviews.rules.days.help"));
        days.setMin(1);
        days.setMax(RuleDetails.MOST_DAYS);
        days.setStepButtonsVisible(true);
        days.setValue(edited == null ? USUAL_DAYS : edited.days());
        kind.setValue(edited == null ? RuleKind.SHARE : edited.kind());
        threshold.setValue(edited == null ? Integer.valueOf(10) : Integer.valueOf(edited.threshold()));
        agents.stream()
                .filter(choice -> edited != null && choice.id().equals(edited.agent()))
                .forEach(agent::setValue);
        scorecard
                .getListDataView()
                .getItems()
                .filter(choice -> edited == null || choice.id() == edited.scorecard())
                .findFirst()
                .ifPresent(scorecard::setValue);
        add(kind, threshold, agent, scorecard, days);
    }

    AbstractField<?, ?>[] fields() {
        return new AbstractField<?, ?>[] {kind, threshold, agent, scorecard, days};
    }

    /** Empty where a field says what is wrong with it. */
    Optional<RuleDetails> read() {
        var wanted = kind.getValue();
        var number = threshold.getValue();
        var valid = check(
                        threshold,
                        !wanted.hasThreshold() || number != null && wanted.accepts(number),
                        getTranslation("reviews.rules.threshold.error", wanted.least(), wanted.most()))
                & check(scorecard, scorecard.getValue() != null, getTranslation("reviews.rules.scorecard.error"))
                & check(
                        days,
                        days.getValue() != null && days.getValue() >= 1 && days.getValue() <= RuleDetails.MOST_DAYS,
                        getTranslation("reviews.rules.threshold.error", 1, RuleDetails.MOST_DAYS));
        return valid
                ? Optional.of(new RuleDetails(
                        edited == null ? null : edited.id(),
                        edited == null ? 0 : edited.version(),
                        agent.getValue() == null ? null : agent.getValue().id(),
                        scorecard.getValue().id(),
                        wanted,
                        wanted.hasThreshold() ? number : 0,
                        days.getValue()))
                : Optional.empty();
    }

    private void fit(RuleKind wanted) {
        threshold.setVisible(wanted.hasThreshold());
        threshold.setInvalid(false);
        if (wanted.hasThreshold()) {
            threshold.setLabel(getTranslation("reviews.rules.threshold." + wanted.column()));
            threshold.setMin(wanted.least());
            threshold.setMax(wanted.most());
        }
    }

    /** A retired one is shown where the rule has it, though nobody else may choose it. */
    private static List<ScorecardChoice> withThatOf(@Nullable RuleRow rule, List<ScorecardChoice> scorecards) {
        return rule == null || scorecards.stream().anyMatch(choice -> choice.id() == rule.scorecard())
                ? scorecards
                : Stream.concat(
                                Stream.of(new ScorecardChoice(rule.scorecard(), rule.scorecardName())),
                                scorecards.stream())
                        .toList();
    }

    private static boolean check(HasValidationProperties field, boolean valid, String error) {
        field.setErrorMessage(valid ? "" : error);
        field.setInvalid(!valid);
        return valid;
    }
}
