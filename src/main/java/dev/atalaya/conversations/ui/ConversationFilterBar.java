package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.shared.AgentId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What narrows the list; each change is told as the address that it makes. */
class ConversationFilterBar extends Div {

    private static final int MILLISECONDS_OF_SILENCE = 350;

    private final TextField text = new TextField();
    private final ComboBox<AgentChoice> agent = new ComboBox<>();
    private final Select<ConversationStatus> status = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Button clear = new Button();

    private final Supplier<List<AgentChoice>> agents;
    private final Consumer<ConversationAddress> changed;

    private @Nullable List<AgentChoice> choices;
    private boolean telling = true;

    /** @param agents asked for once, when somebody wants to choose */
    ConversationFilterBar(Supplier<List<AgentChoice>> agents, Consumer<ConversationAddress> changed) {
        this.agents = agents;
        this.changed = changed;
        addClassName("at-filters");
        getElement().setAttribute("role", "search");
        buildText();
        buildAgent();
        buildStatus();
        buildPeriod();
        clear.setText(getTranslation("conversations.filter.clear"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(click -> clear());
        add(text, agent, status, from, to, clear);
    }

    /** Shows what an address asks for, without telling it as a change. */
    void show(ConversationAddress address) {
        telling = false;
        text.setValue(address.text());
        agent.setValue(choice(address.agent()));
        status.setValue(address.status());
        from.setValue(address.from());
        to.setValue(address.to());
        clear.setVisible(!address.isEmpty());
        telling = true;
    }

    void clear() {
        show(ConversationAddress.ALL);
        changed.accept(ConversationAddress.ALL);
    }

    private List<AgentChoice> choices() {
        var known = choices == null ? agents.get() : choices;
        choices = known;
        return known;
    }

    private @Nullable AgentChoice choice(@Nullable AgentId id) {
        return id == null
                ? null
                : choices().stream()
                        .filter(choice -> choice.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    private void buildText() {
        text.setPlaceholder(getTranslation("conversations.filter.text"));
        text.setAriaLabel(getTranslation("conversations.filter.text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setMaxLength(ConversationFilter.LONGEST_TEXT);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(MILLISECONDS_OF_SILENCE);
        text.addValueChangeListener(change -> tell());
        text.addClassName("at-filter-text");
    }

    private void buildAgent() {
        agent.setPlaceholder(getTranslation("conversations.filter.agent"));
        agent.setAriaLabel(getTranslation("conversations.filter.agent"));
        agent.setItems(query -> {
            var term = query.getFilter().orElse("").toLowerCase(getLocale());
            return choices().stream()
                    .filter(choice -> choice.name().toLowerCase(getLocale()).contains(term))
                    .skip(query.getOffset())
                    .limit(query.getLimit());
        });
        agent.setItemLabelGenerator(AgentChoice::name);
        agent.setClearButtonVisible(true);
        agent.addValueChangeListener(change -> tell());
    }

    private void buildStatus() {
        status.setPlaceholder(getTranslation("conversations.filter.status"));
        status.setAriaLabel(getTranslation("conversations.filter.status"));
        status.setItems(ConversationStatus.values());
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("conversations.filter.status.any"));
        status.setItemLabelGenerator(value ->
                getTranslation(value == null ? "conversations.filter.status.any" : ConversationBadges.key(value)));
        status.addValueChangeListener(change -> tell());
    }

    private void buildPeriod() {
        from.setPlaceholder(getTranslation("conversations.filter.from"));
        from.setAriaLabel(getTranslation("conversations.filter.from"));
        from.setClearButtonVisible(true);
        from.addValueChangeListener(change -> {
            to.setMin(change.getValue());
            tell();
        });
        to.setPlaceholder(getTranslation("conversations.filter.to"));
        to.setAriaLabel(getTranslation("conversations.filter.to"));
        to.setClearButtonVisible(true);
        to.addValueChangeListener(change -> tell());
    }

    private void tell() {
        var accepted = ConversationFilter.accepts(text.getValue());
        text.setErrorMessage(getTranslation("conversations.filter.text.refused"));
        text.setInvalid(!accepted);
        if (!telling || !accepted) {
            return;
        }
        var choice = agent.getValue();
        var address = new ConversationAddress(
                choice == null ? null : choice.id(),
                status.getValue(),
                from.getValue(),
                to.getValue(),
                text.getValue().strip());
        clear.setVisible(!address.isEmpty());
        changed.accept(address);
    }
}
