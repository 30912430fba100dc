package dev.atalaya.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;

/** The filters in force, each of which is taken away by its own button, or all by one. */
public class FilterChips extends UnorderedList {

    /**
     * A value of a filter.
     *
     * @param field what it narrows, as the reader calls it
     */
    public record Chip(String field, String value, Runnable remove) {}

    public FilterChips() {
        addClassName("at-chips");
    }

    public void show(List<Chip> chips, Runnable clear) {
        removeAll();
        setVisible(!chips.isEmpty());
        getElement().setAttribute("aria-label", getTranslation("components.filters"));
        chips.forEach(chip -> add(item(chip)));
        if (!chips.isEmpty()) {
            var all = new Button(getTranslation("components.filters.clear"), click -> clear.run());
            all.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            add(new ListItem(all));
        }
    }

    private ListItem item(Chip chip) {
        var field = new Span(chip.field());
        field.addClassName("at-secondary");
        var remove = new Button(
                VaadinIcon.CLOSE_SMALL.create(), click -> chip.remove().run());
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.setAriaLabel(getTranslation("components.filters.remove", chip.field(), chip.value()));
        var item = new ListItem(field, new Span(chip.value()), remove);
        item.addClassName("at-chip");
        return item;
    }
}
