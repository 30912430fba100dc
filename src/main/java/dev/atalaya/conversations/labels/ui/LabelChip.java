package dev.atalaya.conversations.labels.ui;

import com.vaadin.flow.component.html.Span;
import dev.atalaya.conversations.labels.LabelChoice;

/** A label: its name, with a mark of its colour. */
public class LabelChip extends Span {

    public LabelChip(LabelChoice label) {
        var mark = new Span();
        mark.addClassName("at-label-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        addClassNames("at-label", "at-label-" + label.colour().column());
        add(mark, new Span(label.name()));
    }
}
