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
import dev.atalaya.conversations.work.Seen;
import dev.atalaya.conversations.work.WorkDetails;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Status, priority and assignee, each saved when it is chosen; the focus stays where it is. */
class StateFields extends Div {

    private final WorkTools tools;
    private final Consumer<Runnable> acts;
    private final Select<ConversationStatus> status = new Select<>();
    private final Select<ConversationPriority> priority = new Select<>();
    private final ComboBox<Assignee> assignee = new ComboBox<>(getTranslation("work.assignee"));
    private final Span until = new Span();
    private final Button snooze;

    private WorkDetails details;
    private boolean showing;

    StateFields(WorkTools tools, WorkDetails details, Consumer<Runnable> acts) {
        this.tools = tools;
        this.details = details;
        this.acts = acts;
        snooze = new Button(getTranslation("work.snooze"), VaadinIcon.MOON_O.create(), click -> snooze());
        addClassName("at-work-fields");
        status.setLabel(getTranslation("work.status"));
        status.setItemLabelGenerator(value -> getTranslation("conversations.status." + value.column()));
        status.addValueChangeListener(change -> act(() -> tools.work().changeStatus(seen(), change.getValue())));
        priority.setLabel(getTranslation("work.priority"));
        priority.setItems(ConversationPriority.values());
        priority.setItemLabelGenerator(value -> getTranslation("conversations.priority." + value.column()));
        priority.addValueChangeListener(change -> act(() -> tools.work().setPriority(seen(), change.getValue())));
        assignee.setItemLabelGenerator(Assignee::name);
        assignee.setPlaceholder(getTranslation("work.assignee.none"));
        assignee.setClearButtonVisible(true);
        assignee.setItemsWithFilterConverter(
                query -> tools
                        .work()
                        .assignees(
                                this.details.conversation(), query.getFilter().orElse(""))
                        .stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()),
                text -> text);
        assignee.addValueChangeListener(change -> act(() -> assign(change.getValue())));
        until.addClassName("at-secondary");
        var line = new Div(status, snooze);
        line.addClassName("at-work-status");
        add(line, until, priority, assignee);
        show(details);
    }

    void show(WorkDetails now) {
        details = now;
        showing = true;
        status.setItems(Stream.of(ConversationStatus.values())
                .filter(next -> next == now.status()
                        || next != ConversationStatus.SNOOZED && now.status().canBecome(next))
                .toList());
        status.setValue(now.status());
        priority.setValue(now.priority());
        assignee.setValue(now.assignee());
        snooze.setEnabled(now.status().canBecome(ConversationStatus.SNOOZED));
        var wakes = now.status() == ConversationStatus.SNOOZED ? now.snoozedUntil() : null;
        until.setText(
                wakes == null
                        ? ""
                        : getTranslation("work.snoozed", Formats.current().exact(wakes)));
        until.setVisible(wakes != null);
        showing = false;
    }

    private void act(Runnable act) {
        if (!showing) {
            acts.accept(act);
        }
    }

    private void assign(@Nullable Assignee chosen) {
        if (chosen == null) {
            tools.work().unassign(seen());
        } else {
            tools.work().assign(seen(), chosen.id());
        }
    }

    private void snooze() {
        var asked = seen();
        new SnoozeDialog(tools.clock(), time -> acts.accept(() -> tools.work().snooze(asked, time))).open();
    }

    private Seen seen() {
        return details.seen();
    }
}
