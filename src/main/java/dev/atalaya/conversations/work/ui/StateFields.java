package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.work.Assignee;
import dev.atalaya.conversations.work.WorkDetails;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Status, priority and assignee, each saved when it is chosen. */
class StateFields extends Div {

    private final WorkTools tools;
    private final WorkDetails details;
    private final Consumer<Runnable> acts;

    StateFields(WorkTools tools, WorkDetails details, Consumer<Runnable> acts) {
        this.tools = tools;
        this.details = details;
        this.acts = acts;
        addClassName("at-work-fields");
        var status = new Div(status(), snooze());
        status.addClassName("at-work-status");
        add(status);
        if (details.status() == ConversationStatus.SNOOZED && details.snoozedUntil() != null) {
            var until =
                    new Span(getTranslation("work.snoozed", Formats.current().exact(details.snoozedUntil())));
            until.addClassName("at-secondary");
            add(until);
        }
        add(priority(), assignee());
    }

    private Select<ConversationStatus> status() {
        var field = new Select<ConversationStatus>();
        field.setLabel(getTranslation("work.status"));
        field.setItems(Stream.of(ConversationStatus.values())
                .filter(next -> next == details.status()
                        || next != ConversationStatus.SNOOZED
                                && details.status().canBecome(next))
                .toList());
        field.setItemLabelGenerator(status -> getTranslation("conversations.status." + status.column()));
        field.setValue(details.status());
        field.addValueChangeListener(
                change -> acts.accept(() -> tools.work().changeStatus(details.seen(), change.getValue())));
        return field;
    }

    private Button snooze() {
        var button = new Button(
                getTranslation("work.snooze"),
                VaadinIcon.MOON_O.create(),
                click -> new SnoozeDialog(
                                tools.clock(),
                                until -> acts.accept(() -> tools.work().snooze(details.seen(), until)))
                        .open());
        button.setEnabled(details.status().canBecome(ConversationStatus.SNOOZED));
        return button;
    }

    private Select<ConversationPriority> priority() {
        var field = new Select<ConversationPriority>();
        field.setLabel(getTranslation("work.priority"));
        field.setItems(ConversationPriority.values());
        field.setItemLabelGenerator(priority -> getTranslation("conversations.priority." + priority.column()));
        field.setValue(details.priority());
        field.addValueChangeListener(
                change -> acts.accept(() -> tools.work().setPriority(details.seen(), change.getValue())));
        return field;
    }

    private ComboBox<Assignee> assignee() {
        var field = new ComboBox<Assignee>(getTranslation("work.assignee"));
        field.setItemLabelGenerator(Assignee::name);
        field.setPlaceholder(getTranslation("work.assignee.none"));
        field.setClearButtonVisible(true);
        field.setItemsWithFilterConverter(
                query -> tools
                        .work()
                        .assignees(details.conversation(), query.getFilter().orElse(""))
                        .stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()),
                text -> text);
        field.setValue(details.assignee());
        field.addValueChangeListener(change -> acts.accept(() -> {
            var chosen = change.getValue();
            if (chosen == null) {
                tools.work().unassign(details.seen());
            } else {
                tools.work().assign(details.seen(), chosen.id());
            }
        }));
        return field;
    }
}
