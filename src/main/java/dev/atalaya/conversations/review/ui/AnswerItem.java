package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atalaya.conversations.review.scorecards.ScorecardItem;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One item of a scorecard while it is answered. What a digit answers stands before each option; a number with more than
 * one digit is typed.
 */
class AnswerItem extends Div {

    private static final int MILLISECONDS_OF_SILENCE = 400;

    private static final String DIGITS = "data-digits";

    private final ScorecardItem item;
    private final String label;
    private final @Nullable String answer;
    private final Consumer<String> answered;
    private final AbstractField<?, ?> field;

    /** @param answered told the answer, empty where it was taken back */
    AnswerItem(ScorecardItem item, int place, @Nullable String answer, Consumer<String> answered) {
        this.item = item;
        this.answer = answer;
        this.answered = answered;
        label = (place + 1) + ". " + item.label()
                + (item.required() ? "" : " · " + getTranslation("reviews.optional.mark"));
        addClassName("at-review-item");
        field = switch (item.kind()) {
            case NUMBER -> item.max() <= 9 ? digits() : number();
            case CHOICE ->
                choice(
                        places(item.options().size(), 0),
                        item.options().stream().map(ScorecardItem.Option::label).toList());
            case YES_NO ->
                choice(List.of("1", "0"), List.of(getTranslation("reviews.yes"), getTranslation("reviews.no")));
            case TEXT -> text();
        };
        add(field);
    }

    void setReadOnly(boolean readOnly) {
        field.setReadOnly(readOnly);
    }

    /** Says that it must be answered. */
    void setMissing(boolean missing) {
        if (field instanceof HasValidationProperties validated) {
            validated.setErrorMessage(missing ? getTranslation("reviews.answer.missing") : "");
            validated.setInvalid(missing);
        }
    }

    private RadioButtonGroup<String> digits() {
        var values = IntStream.rangeClosed(item.min(), item.max())
                .mapToObj(String::valueOf)
                .toList();
        getElement().setAttribute(DIGITS, String.join("", values));
        return group(values, values);
    }

    private RadioButtonGroup<String> choice(List<String> values, List<String> names) {
        var digits = places(names.size(), 1);
        getElement().setAttribute(DIGITS, String.join("", digits));
        return group(
                values,
                IntStream.range(0, names.size())
                        .mapToObj(place -> digits.get(place) + " · " + names.get(place))
                        .toList());
    }

    private RadioButtonGroup<String> group(List<String> values, List<String> names) {
        var group = new RadioButtonGroup<String>(label);
        group.setHelperText(item.help());
        group.setItems(values);
        group.setItemLabelGenerator(value -> names.get(values.indexOf(value)));
        if (answer != null) {
            group.setValue(answer);
        }
        group.addValueChangeListener(
                change -> tell(change.isFromClient(), change.getValue() == null ? "" : change.getValue()));
        return group;
    }

    private IntegerField number() {
        var number = new IntegerField(label + " (" + item.min() + "–" + item.max() + ")");
        number.setHelperText(item.help());
        number.setMin(item.min());
        number.setMax(item.max());
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.setValueChangeTimeout(MILLISECONDS_OF_SILENCE);
        if (answer != null) {
            number.setValue(Integer.valueOf(answer));
        }
        number.addValueChangeListener(change ->
                tell(change.isFromClient(), change.getValue() == null ? "" : String.valueOf(change.getValue())));
        return number;
    }

    private TextArea text() {
        var area = new TextArea(label);
        area.setHelperText(item.help());
        area.setMaxLength(ScorecardItem.LONGEST_ANSWER);
        area.setMinRows(2);
        area.setMaxRows(8);
        area.setValueChangeMode(ValueChangeMode.LAZY);
        area.setValueChangeTimeout(MILLISECONDS_OF_SILENCE);
        if (answer != null) {
            area.setValue(answer);
        }
        area.addValueChangeListener(change -> tell(
                change.isFromClient(), change.getValue().replace("\r\n", "\n").replace('\t', ' ')));
        return area;
    }

    private void tell(boolean byUser, String typed) {
        if (byUser) {
            setMissing(false);
            answered.accept(typed);
        }
    }

    private static List<String> places(int count, int first) {
        return IntStream.range(first, first + count).mapToObj(String::valueOf).toList();
    }
}
