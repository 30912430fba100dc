package dev.atalaya.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.GrantFilter;
import dev.atalaya.access.MatrixSide;
import dev.atalaya.components.ViewKeys;
import java.util.function.Consumer;

/** What narrows rows and columns, or the list; each change is told as the address that it makes. */
class AccessFilterBar extends Div {

    private static final int MILLISECONDS_OF_SILENCE = 350;

    private final TextField rows = new TextField();
    private final TextField columns = new TextField();
    private final Select<AccessLevel> level = new Select<>();
    private final Select<GrantFilter.State> state = new Select<>();
    private final Button clear = new Button();
    private final Consumer<AccessAddress> changed;

    private AccessAddress shown = new AccessAddress(MatrixSide.USERS, "", "", null, null);
    private boolean telling = true;

    AccessFilterBar(Consumer<AccessAddress> changed) {
        this.changed = changed;
        addClassName("at-filters");
        getElement().setAttribute("role", "search");
        build(rows);
        build(columns);
        rows.addClassName("at-filter-text");
        var text = new GrantText(getLocale());
        build(level, "access.filter.level");
        level.setItems(AccessLevel.values());
        level.setItemLabelGenerator(
                value -> value == null ? getTranslation("access.filter.level.any") : text.level(value));
        level.setEmptySelectionCaption(getTranslation("access.filter.level.any"));
        build(state, "access.filter.state");
        state.setItems(GrantFilter.State.values());
        state.setItemLabelGenerator(
                value -> getTranslation("access.filter.state." + (value == null ? "any" : AccessAddress.word(value))));
        state.setEmptySelectionCaption(getTranslation("access.filter.state.any"));
        clear.setText(getTranslation("access.filter.clear"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(click -> clear());
        add(rows, columns, level, state, clear);
    }

    /** Shows what the address says without telling it as a change. */
    void show(AccessAddress address) {
        telling = false;
        shown = address;
        name(
                rows,
                address.side() == null
                        ? "access.filter.holder"
                        : "access.filter." + address.side().word());
        name(columns, address.side() == MatrixSide.AGENTS ? "access.filter.users" : "access.filter.agents");
        rows.setValue(address.text());
        columns.setValue(address.columns());
        level.setValue(address.level());
        state.setValue(address.state());
        columns.setVisible(address.side() != null);
        level.setVisible(address.side() == null);
        state.setVisible(address.side() == null);
        clear.setVisible(!address.narrowsNothing());
        telling = true;
    }

    void clear() {
        changed.accept(new AccessAddress(shown.side(), "", "", null, null));
    }

    private void build(TextField field) {
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        ViewKeys.search(field);
        field.setClearButtonVisible(true);
        field.setMaxLength(GrantFilter.LONGEST_TEXT);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(MILLISECONDS_OF_SILENCE);
        field.addValueChangeListener(change -> tell());
    }

    private void build(Select<?> choice, String key) {
        choice.setPlaceholder(getTranslation(key));
        choice.setAriaLabel(getTranslation(key));
        choice.setEmptySelectionAllowed(true);
        choice.addValueChangeListener(change -> tell());
    }

    private void name(TextField field, String key) {
        field.setPlaceholder(getTranslation(key));
        field.setAriaLabel(getTranslation(key));
    }

    private void tell() {
        var accepted = refuse(rows) & refuse(columns);
        if (telling && accepted) {
            changed.accept(new AccessAddress(
                    shown.side(),
                    rows.getValue().strip(),
                    columns.getValue().strip(),
                    level.getValue(),
                    state.getValue()));
        }
    }

    private boolean refuse(TextField field) {
        var accepted = GrantFilter.accepts(field.getValue());
        field.setErrorMessage(getTranslation("access.filter.refused"));
        field.setInvalid(!accepted);
        return accepted;
    }
}
