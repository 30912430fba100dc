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
    private final WorkDetails details;
    private final Consumer<Runnable> acts;

    LabelStrip(WorkTools tools, WorkDetails details, Consumer<Runnable> acts) {
        this.tools = tools;
        this.details = details;
        this.acts = acts;
        addClassName("at-work-labels");
        var title = new Span(getTranslation("work.labels"));
        title.addClassName("at-secondary");
        add(title);
        if (details.labels().isEmpty()) {
            add(new Span(getTranslation("work.labels.none")));
        } else {
            var list = new UnorderedList();
            list.addClassName("at-labels");
            details.labels().forEach(label -> list.add(item(label)));
            add(list);
        }
        if (details.mayManage()) {
            add(choice());
        }
    }

    private ListItem item(LabelChoice label) {
        var chip = new LabelChip(label);
        if (details.mayManage()) {
            var off = new Button(
                    VaadinIcon.CLOSE_SMALL.create(),
                    click -> acts.accept(() -> tools.work().unlabel(details.conversation(), label.id())));
            off.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            off.setAriaLabel(getTranslation("work.labels.off", label.name()));
            chip.add(off);
        }
        return new ListItem(chip);
    }

    private ComboBox<LabelChoice> choice() {
        var field = new ComboBox<LabelChoice>();
        field.setAriaLabel(getTranslation("work.labels.add"));
        field.setPlaceholder(getTranslation("work.labels.add"));
        field.setItemLabelGenerator(LabelChoice::name);
        field.setItemsWithFilterConverter(
                query -> tools.labels().choices(query.getFilter().orElse("")).stream()
                        .filter(label -> !details.labels().contains(label))
                        .skip(query.getOffset())
                        .limit(query.getLimit()),
                text -> text);
        field.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                acts.accept(() -> tools.work()
                        .label(details.conversation(), change.getValue().id()));
            }
        });
        return field;
    }
}
