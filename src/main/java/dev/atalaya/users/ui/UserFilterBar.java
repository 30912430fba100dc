package dev.atalaya.users.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atalaya.components.ViewKeys;
import dev.atalaya.users.RoleName;
import dev.atalaya.users.UserFilter;
import dev.atalaya.users.UserKind;
import dev.atalaya.users.UserStatus;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What narrows the list; each change is told as the filter that it makes. */
class UserFilterBar extends Div {

    private static final int MILLISECONDS_OF_SILENCE = 350;

    private final TextField text = new TextField();
    private final ComboBox<RoleName> role = new ComboBox<>();
    private final Select<UserStatus> status = new Select<>();
    private final Select<UserKind> kind = new Select<>();
    private final Button clear = new Button();

    private final Supplier<List<RoleName>> roles;
    private final Consumer<UserFilter> changed;

    private @Nullable List<RoleName> choices;
    private boolean telling = true;

    /** @param roles asked for once, when somebody wants to choose */
    UserFilterBar(Supplier<List<RoleName>> roles, Consumer<UserFilter> changed) {
        this.roles = roles;
        this.changed = changed;
        addClassName("at-filters");
        getElement().setAttribute("role", "search");
        buildText();
        buildRole();
        buildStatus();
        buildKind();
        clear.setText(getTranslation("users.filter.clear"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(click -> clear());
        add(text, role, status, kind, clear);
    }

    /** Shows a filter without telling it as a change. */
    void show(UserFilter filter) {
        telling = false;
        text.setValue(filter.text());
        role.setValue(choice(filter.role()));
        status.setValue(filter.status());
        kind.setValue(filter.kind());
        clear.setVisible(!filter.equals(UserFilter.PEOPLE));
        telling = true;
    }

    void clear() {
        show(UserFilter.PEOPLE);
        changed.accept(UserFilter.PEOPLE);
    }

    private List<RoleName> choices() {
        var known = choices == null ? roles.get() : choices;
        choices = known;
        return known;
    }

    private @Nullable RoleName choice(@Nullable String code) {
        return code == null
                ? null
                : choices().stream()
                        .filter(choice -> choice.code().equals(code))
                        .findFirst()
                        .orElseGet(() -> new RoleName(code, code));
    }

    private void buildText() {
        text.setPlaceholder(getTranslation("users.filter.text"));
        text.setAriaLabel(getTranslation("users.filter.text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        ViewKeys.search(text);
        text.setClearButtonVisible(true);
        text.setMaxLength(UserFilter.LONGEST_TEXT);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(MILLISECONDS_OF_SILENCE);
        text.addValueChangeListener(change -> tell());
        text.addClassName("at-filter-text");
    }

    private void buildRole() {
        role.setPlaceholder(getTranslation("users.filter.role"));
        role.setAriaLabel(getTranslation("users.filter.role"));
        role.setItems(query -> {
            var term = query.getFilter().orElse("").toLowerCase(getLocale());
            return choices().stream()
                    .filter(choice -> choice.name().toLowerCase(getLocale()).contains(term))
                    .skip(query.getOffset())
                    .limit(query.getLimit());
        });
        role.setItemLabelGenerator(RoleName::name);
        role.setClearButtonVisible(true);
        role.addValueChangeListener(change -> tell());
    }

    private void buildStatus() {
        status.setPlaceholder(getTranslation("users.filter.status"));
        status.setAriaLabel(getTranslation("users.filter.status"));
        status.setItems(UserStatus.values());
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("users.filter.status.any"));
        status.setItemLabelGenerator(
                value -> getTranslation(value == null ? "users.filter.status.any" : UserBadges.key(value)));
        status.addValueChangeListener(change -> tell());
    }

    private void buildKind() {
        kind.setAriaLabel(getTranslation("users.filter.kind"));
        kind.setItems(UserKind.values());
        kind.setItemLabelGenerator(value -> getTranslation("users.kind." + value.column()));
        kind.setValue(UserKind.PERSON);
        kind.addValueChangeListener(change -> tell());
    }

    private void tell() {
        var accepted = UserFilter.accepts(text.getValue());
        text.setErrorMessage(getTranslation("users.filter.text.refused"));
        text.setInvalid(!accepted);
        if (!telling || !accepted) {
            return;
        }
        var chosen = role.getValue();
        var filter = new UserFilter(
                kind.getValue() == null ? UserKind.PERSON : kind.getValue(),
                status.getValue(),
                chosen == null ? null : chosen.code(),
                text.getValue());
        clear.setVisible(!filter.equals(UserFilter.PEOPLE));
        changed.accept(filter);
    }
}
