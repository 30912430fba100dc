package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.conversations.ChosenNames;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.FilterChoices;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.conversations.PersonChoice;
import dev.atalaya.conversations.labels.LabelChoice;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.UserId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every filter of the inbox: any of the values within a field, and all of the fields. */
class ConversationFilterForm extends Div {

    private final MultiSelectComboBox<AgentChoice> agents = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<PersonChoice> assignees = new MultiSelectComboBox<>();
    private final CheckboxGroup<Boolean> whose = new CheckboxGroup<>();
    private final MultiSelectComboBox<LabelChoice> labels = new MultiSelectComboBox<>();
    private final Checkbox allLabels = new Checkbox();
    private final CheckboxGroup<ConversationPriority> priorities = new CheckboxGroup<>();
    private final CheckboxGroup<MessageAuthor> authors = new CheckboxGroup<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();

    private final ConversationAddress start;
    private final Consumer<ConversationAddress> changed;

    ConversationFilterForm(
            ConversationService conversations,
            FilterChoices choices,
            ConversationAddress start,
            Consumer<ConversationAddress> changed) {
        this.start = start;
        this.changed = changed;
        addClassName("at-filter-form");
        var names = choices.names(start.what());
        buildAgents(conversations.agents(), start.what().agents());
        buildAssignees(choices, names);
        buildLabels(choices, names);
        priorities.setLabel(getTranslation("conversations.filter.priority"));
        priorities.setItems(ConversationPriority.values());
        priorities.setItemLabelGenerator(value -> getTranslation("conversations.priority." + value.column()));
        priorities.setValue(start.what().priorities());
        authors.setLabel(getTranslation("conversations.filter.by"));
        authors.setItems(MessageAuthor.AI, MessageAuthor.BOT, MessageAuthor.HUMAN);
        authors.setItemLabelGenerator(value -> getTranslation("conversations.author." + value.column()));
        authors.setValue(start.what().authors());
        from.setLabel(getTranslation("conversations.filter.from"));
        from.setClearButtonVisible(true);
        from.setValue(start.from());
        to.setLabel(getTranslation("conversations.filter.to"));
        to.setClearButtonVisible(true);
        to.setValue(start.to());
        to.setMin(start.from());
        add(agents, whose, assignees, labels, allLabels, priorities, authors, from, to);
        for (HasValue<?, ?> field :
                List.<HasValue<?, ?>>of(agents, whose, assignees, labels, allLabels, priorities, authors, from, to)) {
            field.addValueChangeListener(change -> tell());
        }
    }

    private void buildAgents(List<AgentChoice> inScope, Set<AgentId> chosen) {
        agents.setLabel(getTranslation("conversations.filter.agent"));
        agents.setItems(inScope);
        agents.setItemLabelGenerator(AgentChoice::name);
        agents.setValue(
                inScope.stream().filter(agent -> chosen.contains(agent.id())).collect(Collectors.toSet()));
    }

    private void buildAssignees(FilterChoices choices, ChosenNames names) {
        whose.setLabel(getTranslation("conversations.filter.assignee"));
        whose.setItems(true, false);
        whose.setItemLabelGenerator(
                me -> getTranslation(me ? "conversations.filter.mine" : "conversations.filter.unassigned"));
        whose.setValue(Stream.of(true, false)
                .filter(me -> me ? start.what().mine() : start.what().unassigned())
                .collect(Collectors.toSet()));
        assignees.setAriaLabel(getTranslation("conversations.filter.assignee.others"));
        assignees.setPlaceholder(getTranslation("conversations.filter.assignee.others"));
        assignees.setItems(query -> choices.assignees(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        assignees.setItemLabelGenerator(PersonChoice::name);
        assignees.setValue(names.assignees().entrySet().stream()
                .map(named -> new PersonChoice(new UserId(named.getKey()), named.getValue()))
                .collect(Collectors.toSet()));
    }

    private void buildLabels(FilterChoices choices, ChosenNames names) {
        labels.setLabel(getTranslation("conversations.filter.label"));
        labels.setItems(query -> choices.labels(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        labels.setItemLabelGenerator(LabelChoice::name);
        labels.setValue(Set.copyOf(names.labels()));
        allLabels.setLabel(getTranslation("conversations.filter.label.all"));
        allLabels.setValue(start.what().allLabels());
    }

    private void tell() {
        to.setMin(from.getValue());
        if (from.isInvalid() || to.isInvalid()) {
            return;
        }
        var what = start.what();
        changed.accept(new ConversationAddress(
                new ConversationFilter(
                        what.list(),
                        keys(agents.getValue(), AgentChoice::id),
                        priorities.getValue(),
                        keys(assignees.getValue(), PersonChoice::id),
                        whose.getValue().contains(true),
                        whose.getValue().contains(false),
                        keys(labels.getValue(), LabelChoice::id),
                        allLabels.getValue(),
                        authors.getValue(),
                        null,
                        null,
                        what.text()),
                from.getValue(),
                to.getValue(),
                start.order()));
    }

    private static <T, K> Set<K> keys(Set<T> values, Function<T, K> key) {
        return values.stream().map(key).collect(Collectors.toSet());
    }
}
