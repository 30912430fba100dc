package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atalaya.aisessions.AgentChoice;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.SessionFilter;
import dev.atalaya.aisessions.SessionOutcome;
import dev.atalaya.components.ViewKeys;
import dev.atalaya.shared.AgentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What narrows the list of sessions; each change is told as the address that it makes. */
class SessionFilterBar extends Div {

    private static final int MILLISECONDS_OF_SILENCE = 350;

    private final TextField text = new TextField();
    private final ComboBox<AgentChoice> agent = new ComboBox<>();
    private final ComboBox<String> model = new ComboBox<>();
    private final Select<SessionOutcome> outcome = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final BigDecimalField cost = new BigDecimalField();
    private final BigDecimalField seconds = new BigDecimalField();
    private final Checkbox failed = new Checkbox();
    private final Button clear = new Button();

    private final AiSessionService sessions;
    private final Consumer<SessionAddress> changed;

    private @Nullable List<AgentChoice> agents;
    private @Nullable List<String> models;
    private SessionAddress shown = SessionAddress.ALL;
    private boolean telling = true;

    /** @param sessions asked for agents and models once, when somebody wants to choose */
    SessionFilterBar(AiSessionService sessions, Consumer<SessionAddress> changed) {
        this.sessions = sessions;
        this.changed = changed;
        addClassNames("at-filters", "at-sessions-filters");
        getElement().setAttribute("role", "search");
        buildText();
        choose(agent, "agent", this::agents, AgentChoice::name);
        choose(model, "model", this::models, name -> name);
        buildOutcome();
        day(from, "from");
        from.addValueChangeListener(change -> to.setMin(change.getValue()));
        day(to, "to");
        amount(cost, "cost");
        amount(seconds, "seconds");
        failed.setLabel(getTranslation("aisessions.filter.failed"));
        failed.addValueChangeListener(change -> tell());
        clear.setText(getTranslation("aisessions.filter.clear"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(click -> clear());
        add(text, agent, model, outcome, from, to, cost, seconds, failed, clear);
    }

    /** Shows what an address asks for, without telling it as a change. */
    void show(SessionAddress address) {
        telling = false;
        shown = address;
        text.setValue(address.text());
        agent.setValue(choice(address.agent()));
        model.setValue(address.model());
        outcome.setValue(address.outcome());
        from.setValue(address.from());
        to.setValue(address.to());
        cost.setValue(address.cost());
        seconds.setValue(address.seconds());
        failed.setValue(address.failed());
        clear.setVisible(!address.narrowsNothing());
        telling = true;
    }

    void clear() {
        changed.accept(SessionAddress.ALL.sortedBy(shown.order()));
    }

    private List<AgentChoice> agents() {
        var known = agents == null ? sessions.agents() : agents;
        agents = known;
        return known;
    }

    private List<String> models() {
        var known = models == null ? sessions.models() : models;
        models = known;
        return known;
    }

    private @Nullable AgentChoice choice(@Nullable AgentId id) {
        return id == null
                ? null
                : agents().stream()
                        .filter(choice -> choice.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    private void buildText() {
        text.setPlaceholder(getTranslation("aisessions.filter.text"));
        text.setAriaLabel(getTranslation("aisessions.filter.text"));
        text.setTooltipText(getTranslation("aisessions.filter.text.help"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        ViewKeys.search(text);
        text.setClearButtonVisible(true);
        text.setMaxLength(SessionFilter.LONGEST_TEXT);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(MILLISECONDS_OF_SILENCE);
        text.addValueChangeListener(change -> tell());
        text.addClassName("at-filter-text");
    }

    private <T> void choose(ComboBox<T> box, String name, Supplier<List<T>> choices, Function<T, String> label) {
        box.setPlaceholder(getTranslation("aisessions.filter." + name));
        box.setAriaLabel(getTranslation("aisessions.filter." + name));
        box.setItems(query -> {
            var term = query.getFilter().orElse("").toLowerCase(getLocale());
            return choices.get().stream()
                    .filter(choice ->
                            label.apply(choice).toLowerCase(getLocale()).contains(term))
                    .skip(query.getOffset())
                    .limit(query.getLimit());
        });
        box.setItemLabelGenerator(label::apply);
        box.setClearButtonVisible(true);
        box.addValueChangeListener(change -> tell());
    }

    private void buildOutcome() {
        outcome.setPlaceholder(getTranslation("aisessions.filter.outcome"));
        outcome.setAriaLabel(getTranslation("aisessions.filter.outcome"));
        outcome.setItems(SessionOutcome.values());
        outcome.setEmptySelectionAllowed(true);
        outcome.setEmptySelectionCaption(getTranslation("aisessions.filter.outcome.any"));
        outcome.setItemLabelGenerator(
                value -> getTranslation(value == null ? "aisessions.filter.outcome.any" : SessionText.key(value)));
        outcome.addValueChangeListener(change -> tell());
    }

    private void day(DatePicker picker, String name) {
        picker.setPlaceholder(getTranslation("aisessions.filter." + name));
        picker.setAriaLabel(getTranslation("aisessions.filter." + name));
        picker.setClearButtonVisible(true);
        picker.addValueChangeListener(change -> tell());
    }

    private void amount(BigDecimalField field, String name) {
        field.setPlaceholder(getTranslation("aisessions.filter." + name));
        field.setAriaLabel(getTranslation("aisessions.filter." + name));
        field.setErrorMessage(getTranslation("aisessions.filter.amount.refused"));
        field.setClearButtonVisible(true);
        field.setManualValidation(true);
        field.addValueChangeListener(change -> tell());
    }

    private static boolean accepts(HasValue<?, BigDecimal> field) {
        return field.isEmpty() || SessionAddress.amount(field.getValue().toPlainString()) != null;
    }

    private void tell() {
        var acceptsText = SessionFilter.accepts(text.getValue());
        text.setErrorMessage(getTranslation("aisessions.filter.text.refused"));
        text.setInvalid(!acceptsText);
        cost.setInvalid(!accepts(cost));
        seconds.setInvalid(!accepts(seconds));
        if (!telling || text.isInvalid() || cost.isInvalid() || seconds.isInvalid()) {
            return;
        }
        var chosen = agent.getValue();
        changed.accept(new SessionAddress(
                chosen == null ? null : chosen.id(),
                model.getValue(),
                outcome.getValue(),
                from.getValue(),
                to.getValue(),
                failed.getValue(),
                cost.getValue(),
                seconds.getValue(),
                text.getValue().strip(),
                shown.order()));
    }
}
