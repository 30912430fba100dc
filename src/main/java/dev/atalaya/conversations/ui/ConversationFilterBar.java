package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.ViewKeys;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationOrder;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.FilterChoices;
import java.util.List;
import java.util.function.Consumer;

/** What narrows and sorts the list; each change is told as the address that it makes. */
class ConversationFilterBar extends Div {

    private static final int MILLISECONDS_OF_SILENCE = 350;

    private static final List<KeysetOrder<ConversationOrder>> ORDERS = List.of(
            ConversationAddress.NEWEST,
            ConversationAddress.NEWEST.reversed(),
            new KeysetOrder<>(ConversationOrder.CREATED, true),
            new KeysetOrder<>(ConversationOrder.CREATED, false),
            new KeysetOrder<>(ConversationOrder.PRIORITY, true));

    private final TextField text = new TextField();
    private final Select<KeysetOrder<ConversationOrder>> order = new Select<>();
    private final Button more = new Button(VaadinIcon.FILTER.create());
    private final Popover fields = new Popover();
    private final Consumer<ConversationAddress> changed;

    private ConversationAddress address = ConversationAddress.ALL;
    private boolean telling = true;

    ConversationFilterBar(
            ConversationService conversations, FilterChoices choices, Consumer<ConversationAddress> changed) {
        this.changed = changed;
        addClassName("at-filters");
        getElement().setAttribute("role", "search");
        buildText();
        buildOrder();
        more.setText(getTranslation("conversations.filter.more"));
        fields.setTarget(more);
        fields.setPosition(PopoverPosition.BOTTOM_START);
        fields.setAriaLabel(getTranslation("conversations.filter.more"));
        fields.addClassName("at-filter-popover");
        // Made when they are looked at, since most who read a list never do.
        fields.addOpenedChangeListener(opening -> {
            fields.removeAll();
            if (opening.isOpened()) {
                fields.add(new ConversationFilterForm(conversations, choices, address, this::go));
            }
        });
        add(text, more, fields, order);
    }

    /** Shows what an address asks for, without telling it as a change. */
    void show(ConversationAddress wanted) {
        telling = false;
        address = wanted;
        text.setValue(wanted.what().text());
        order.setValue(ORDERS.contains(wanted.order()) ? wanted.order() : ConversationAddress.NEWEST);
        telling = true;
    }

    private void go(ConversationAddress wanted) {
        address = wanted;
        changed.accept(wanted);
    }

    private void buildText() {
        text.setPlaceholder(getTranslation("conversations.filter.text"));
        text.setAriaLabel(getTranslation("conversations.filter.text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        ViewKeys.search(text);
        text.setClearButtonVisible(true);
        text.setMaxLength(ConversationFilter.LONGEST_TEXT);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(MILLISECONDS_OF_SILENCE);
        text.addValueChangeListener(change -> {
            var accepted = ConversationFilter.accepts(text.getValue());
            text.setErrorMessage(getTranslation("conversations.filter.text.refused"));
            text.setInvalid(!accepted);
            if (telling && accepted) {
                go(address.with(address.what().about(text.getValue())));
            }
        });
        text.addClassName("at-filter-text");
    }

    private void buildOrder() {
        order.setItems(ORDERS);
        order.setItemLabelGenerator(wanted ->
                getTranslation("conversations.sort." + wanted.by().word() + (wanted.descending() ? ".desc" : ".asc")));
        order.setAriaLabel(getTranslation("conversations.sort"));
        order.addValueChangeListener(change -> {
            if (telling) {
                go(address.sorted(change.getValue()));
            }
        });
    }
}
