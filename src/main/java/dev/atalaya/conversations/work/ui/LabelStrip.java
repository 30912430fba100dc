package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.conversations.labels.LabelChoice;
import dev.atalaya.conversations.labels.ui.LabelChip;
import dev.atalaya.conversations.work.WorkDetails;
import java.util.function.Consumer;

/** The labels that a conversation carries; whoever manages it adds and takes off. */
class LabelStrip extends Div {

    private final WorkTools tools;
    private final Consumer<Runnable> acts;
    private final UnorderedList list = new UnorderedList();
    private final Span none = new Span(getTranslation("work.labels.none"));
    private final ComboBox<LabelChoice> choice = new ComboBox<>();

    private WorkDetails details;

    LabelStrip(WorkTools tools, WorkDetails details, Consumer<Runnable> acts) {
        this.tools = tools;
        this.details = details;
        this.acts = acts;
        addClassName("at-work-labels");
        var title = new Span(getTranslation("work.labels"));
        list.addClassName("at-labels");
        add(title, none, list);
        if (details.mayManage()) {
            prepare();
            add(choice);
        }
        show(details);
    }

    void show(WorkDetails now) {
        details = now;
        list.removeAll();
        now.labels().forEach(label -> list.add(item(label)));
        list.setVisible(!now.labels().isEmpty());
        none.setVisible(now.labels().isEmpty());
        choice.clear();
        if (now.mayManage()) {
            choice.getDataProvider().refreshAll();
        }
    }

    private ListItem item(LabelChoice label) {
        var chip = new LabelChip(label);
        if (details.mayManage()) {
            var off = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> takeOff(label));
            off.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            off.setAriaLabel(getTranslation("work.labels.off", label.name()));
            chip.add(off);
        }
        return new ListItem(chip);
    }

    private void takeOff(LabelChoice label) {
        acts.accept(() -> tools.work().unlabel(details.conversation(), label.id()));
        choice.focus();
    }

    private void prepare() {
        choice.setAriaLabel(getTranslation("work.labels.add"));
        choice.setPlaceholder(getTranslation("work.labels.add"));
        choice.setItemLabelGenerator(LabelChoice::name);
        choice.setItemsWithFilterConverter(
                query -> tools.labels().choices(query.getFilter().orElse("")).stream()
                        .filter(label -> !details.labels().contains(label))
                        .skip(query.getOffset())
                        .limit(query.getLimit()),
                text -> text);
        choice.addValueChangeListener(change -> {
            var chosen = change.getValue();
            if (chosen != null) {
                acts.accept(() -> tools.work().label(details.conversation(), chosen.id()));
            }
        });
    }
}
