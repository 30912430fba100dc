package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.atalaya.conversations.review.scorecards.ItemKind;
import dev.atalaya.conversations.review.scorecards.ScorecardItem;
import dev.atalaya.shared.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One item of a scorecard in the designer. */
class ItemCard extends Div {

    private static final int USUAL_WEIGHT = 10;
    private static final int USUAL_MOST = 5;

    private final ItemKind kind;
    private final Span title = new Span();
    private final Button up;
    private final Button down;
    private final Button gone;
    private final TextField label = new TextField(getTranslation("reviews.item.label"));
    private final TextField help = new TextField(getTranslation("reviews.item.help"));
    private final IntegerField weight = new IntegerField(getTranslation("reviews.item.weight"));
    private final IntegerField min = new IntegerField(getTranslation("reviews.item.min"));
    private final IntegerField max = new IntegerField(getTranslation("reviews.item.max"));
    private final TextArea options = new TextArea(getTranslation("reviews.item.options"));
    private final Checkbox required = new Checkbox(getTranslation("reviews.item.required"));

    /**
     * @param item null for a new one
     * @param changed told after each change
     * @param move told by how many places it is wanted further down
     */
    ItemCard(
            ItemKind kind,
            @Nullable ScorecardItem item,
            Runnable changed,
            BiConsumer<ItemCard, Integer> move,
            Consumer<ItemCard> remove) {
        this.kind = kind;
        up = act(VaadinIcon.ARROW_UP, () -> move.accept(this, -1));
        down = act(VaadinIcon.ARROW_DOWN, () -> move.accept(this, 1));
        gone = act(VaadinIcon.TRASH, () -> remove.accept(this));
        addClassName("at-item-card");
        getElement().setAttribute("role", "group");
        label.setMaxLength(ScorecardItem.LONGEST_LABEL);
        help.setMaxLength(ScorecardItem.LONGEST_HELP);
        help.setHelperText(getTranslation("reviews.optional"));
        options.setHelperText(getTranslation("reviews.item.options.help"));
        options.setMinRows(2);
        fill(item);
        var numbers = new Div(weight, min, max);
        numbers.addClassName("at-item-numbers");
        weight.setVisible(kind.counts());
        min.setVisible(kind == ItemKind.NUMBER);
        max.setVisible(kind == ItemKind.NUMBER);
        options.setVisible(kind == ItemKind.CHOICE);
        for (var field : fields()) {
            field.addValueChangeListener(change -> changed.run());
        }
        add(new Header(title, up, down, gone), label, help, options, numbers, required);
    }

    final AbstractField<?, ?>[] fields() {
        return new AbstractField<?, ?>[] {label, help, weight, min, max, options, required};
    }

    void focus() {
        label.focus();
    }

    void place(int place, int all) {
        var words = getTranslation("reviews.item.title", place + 1, getTranslation("reviews.item." + kind.word()));
        title.setText(words);
        getElement().setAttribute("aria-label", words);
        up.setEnabled(place > 0);
        down.setEnabled(place < all - 1);
        name(up, "reviews.item.up", place);
        name(down, "reviews.item.down", place);
        name(gone, "reviews.item.remove", place);
    }

    /** Empty where a field says what is wrong with it. */
    Optional<ScorecardItem> read() {
        var valid = check(label, isLine(label.getValue(), 1, ScorecardItem.LONGEST_LABEL), "label.error")
                & check(help, isLine(help.getValue(), 0, ScorecardItem.LONGEST_HELP), "help.error")
                & check(weight, isBetween(weight.getValue(), 0, ScorecardItem.HEAVIEST), "weight.error")
                & check(min, isBetween(min.getValue(), 0, ScorecardItem.HIGHEST), "min.error")
                & check(
                        max,
                        min.getValue() != null && isBetween(max.getValue(), min.getValue() + 1, ScorecardItem.HIGHEST),
                        "max.error");
        var item = sketch();
        if (kind == ItemKind.CHOICE) {
            valid &= check(options, !valid || item != null, "options.error");
        }
        return valid && item != null ? Optional.of(item) : Optional.empty();
    }

    /** As far as the fields say one. */
    @Nullable
    ScorecardItem sketch() {
        try {
            return new ScorecardItem(
                    kind,
                    label.getValue(),
                    help.getValue(),
                    kind.counts() ? weight.getValue() : 0,
                    required.getValue(),
                    kind == ItemKind.NUMBER ? min.getValue() : 0,
                    kind == ItemKind.NUMBER ? max.getValue() : 0,
                    kind == ItemKind.CHOICE ? options() : List.of());
        } catch (IllegalArgumentException | NullPointerException e) {
            return null;
        }
    }

    /** A line each: what it is called, an equals sign, and its points. */
    private List<ScorecardItem.Option> options() {
        var found = new ArrayList<ScorecardItem.Option>();
        for (var line : options.getValue().split("\n")) {
            if (!line.isBlank()) {
                var sign = line.lastIndexOf('=');
                found.add(new ScorecardItem.Option(
                        line.substring(0, Math.max(0, sign)),
                        Integer.parseInt(line.substring(sign + 1).strip())));
            }
        }
        return found;
    }

    private void fill(@Nullable ScorecardItem item) {
        weight.setValue(item == null ? Integer.valueOf(USUAL_WEIGHT) : Integer.valueOf(item.weight()));
        min.setValue(item == null || kind != ItemKind.NUMBER ? Integer.valueOf(1) : Integer.valueOf(item.min()));
        max.setValue(
                item == null || kind != ItemKind.NUMBER ? Integer.valueOf(USUAL_MOST) : Integer.valueOf(item.max()));
        required.setValue(item == null ? kind.counts() : item.required());
        if (item != null) {
            label.setValue(item.label());
            help.setValue(item.help());
            options.setValue(String.join(
                    "\n",
                    item.options().stream()
                            .map(option -> option.label() + " = " + option.points())
                            .toList()));
        }
    }

    private void name(Button button, String key, int place) {
        button.setAriaLabel(getTranslation(key, place + 1));
        button.setTooltipText(getTranslation(key, place + 1));
    }

    private static Button act(VaadinIcon icon, Runnable act) {
        var button = new Button(icon.create(), click -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private <F extends Component & HasValidationProperties> boolean check(F field, boolean valid, String error) {
        field.setErrorMessage(valid ? "" : getTranslation("reviews.item." + error));
        field.setInvalid(!valid);
        return valid;
    }

    private static boolean isLine(String text, int least, int most) {
        var line = PlainText.of(text);
        return line.length() >= least && PlainText.isLine(line, most);
    }

    private static boolean isBetween(@Nullable Integer value, int least, int most) {
        return value != null && value >= least && value <= most;
    }
}
