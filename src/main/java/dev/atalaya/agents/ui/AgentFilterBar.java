package dev.atalaya.agents.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import dev.atalaya.agents.AgentFilter;
import dev.atalaya.agents.AgentKind;
import dev.atalaya.agents.AgentStatus;
import dev.atalaya.components.ViewKeys;

/** What narrows the list of agents; each change is told as the filter that it makes. */
class AgentFilterBar extends Div {

    private final TextField text = new TextField();
    private final Select<AgentStatus> status = new Select<>();
    private final Select<AgentKind> kind = new Select<>();
    private final Button clear = new Button();
    private final SerializableConsumer<AgentFilter> changed;

    AgentFilterBar(SerializableConsumer<AgentFilter> changed) {
        this.changed = changed;
        addClassName("at-filters");
        getElement().setAttribute("role", "search");
        text.setPlaceholder(getTranslation("agents.filter.text"));
        text.setAriaLabel(getTranslation("agents.filter.text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        ViewKeys.search(text);
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addClassName("at-filter-text");
        text.addValueChangeListener(change -> tell(change.isFromClient()));
        status.setAriaLabel(getTranslation("agents.filter.status"));
        status.setItems(AgentStatus.values());
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("agents.filter.status"));
        status.setPlaceholder(getTranslation("agents.filter.status"));
        status.setItemLabelGenerator(
                value -> getTranslation(value == null ? "agents.filter.status" : AgentText.key(value)));
        status.addValueChangeListener(change -> tell(change.isFromClient()));
        kind.setAriaLabel(getTranslation("agents.filter.kind"));
        kind.setItems(AgentKind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("agents.filter.kind"));
        kind.setPlaceholder(getTranslation("agents.filter.kind"));
        kind.setItemLabelGenerator(
                value -> getTranslation(value == null ? "agents.filter.kind" : AgentText.key(value)));
        kind.addValueChangeListener(change -> tell(change.isFromClient()));
        clear.setText(getTranslation("agents.filter.clear"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(click -> changed.accept(AgentFilter.ALL));
        add(text, status, kind, clear);
    }

    void show(AgentFilter filter) {
        text.setValue(filter.text());
        status.setValue(filter.status());
        kind.setValue(filter.kind());
        clear.setVisible(!filter.equals(AgentFilter.ALL));
    }

    private void tell(boolean byUser) {
        var accepted = AgentFilter.accepts(text.getValue());
        text.setErrorMessage(accepted ? "" : getTranslation("agents.filter.refused"));
        text.setInvalid(!accepted);
        if (byUser && accepted) {
            changed.accept(new AgentFilter(text.getValue(), status.getValue(), kind.getValue()));
        }
    }
}
