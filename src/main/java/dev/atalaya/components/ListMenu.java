package dev.atalaya.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.HashSet;
import java.util.Set;

/** At the head of a list: which columns it has and how close its rows stand, for whoever looks at it. */
public final class ListMenu extends Button {

    private final ListColumns<?> offered;
    private final ListMemory<?, ?> memory;
    private final SerializableRunnable restore;

    ListMenu(ListColumns<?> offered, ListMemory<?, ?> memory, SerializableRunnable restore) {
        this.offered = offered;
        this.memory = memory;
        this.restore = restore;
        setText(getTranslation("components.columns"));
        setIcon(VaadinIcon.GRID_H.create());
        addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("at-columns");
        var menu = new Popover();
        menu.setTarget(this);
        menu.setAriaLabel(getTranslation("components.columns"));
        menu.setPosition(PopoverPosition.BOTTOM_END);
        menu.setAutofocus(true);
        // Made when it is looked at, since most who read a list never do.
        menu.addOpenedChangeListener(opened -> {
            menu.removeAll();
            if (opened.isOpened()) {
                menu.add(new Choice());
            }
        });
    }

    private final class Choice extends Div {

        private final CheckboxGroup<String> columns = new CheckboxGroup<>();
        private final Checkbox close = new Checkbox();
        private final Paragraph narrow = new Paragraph();

        Choice() {
            addClassName("at-columns-menu");
            columns.setLabel(getTranslation("components.columns.shown"));
            columns.setItems(offered.names());
            columns.setItemLabelGenerator(offered::label);
            columns.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    choose();
                }
            });
            close.setLabel(getTranslation("components.columns.close"));
            close.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    choose();
                }
            });
            narrow.setText(getTranslation("components.columns.narrow"));
            narrow.addClassName("at-secondary");
            var usual = new Button(getTranslation("components.columns.usual"), click -> {
                restore.run();
                read();
            });
            usual.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            add(columns, narrow, close, usual);
            read();
        }

        private void read() {
            var shown = new HashSet<>(offered.names());
            shown.removeAll(memory.look().hidden());
            columns.setValue(shown);
            close.setValue(memory.look().close());
            narrow.setVisible(offered.lackRoom());
        }

        private void choose() {
            Set<String> hidden = new HashSet<>(offered.names());
            hidden.removeAll(columns.getValue());
            memory.keep(memory.look().without(hidden).standing(close.getValue()));
            narrow.setVisible(offered.lackRoom());
        }
    }
}
