package dev.atalaya.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What stands where nothing is: why, and the one thing to do. */
public class EmptyState extends Div {

    private final Paragraph heading;

    public EmptyState(VaadinIcon icon, String title, String explanation, Component... actions) {
        addClassName("at-empty");
        var picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        heading = new Paragraph(title);
        heading.addClassName("at-empty-title");
        heading.getElement().setAttribute("role", "heading").setAttribute("aria-level", "2");
        var words = new Paragraph(explanation);
        words.addClassName("at-secondary");
        add(picture, heading, words);
        add(actions);
    }

    /** Its title is the title of the whole page. */
    public EmptyState forPage() {
        heading.getElement().setAttribute("aria-level", "1");
        return this;
    }
}
