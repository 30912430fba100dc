package dev.atalaya.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What stands where nothing is: why, and the one thing to do. */
public class EmptyState extends Div {

    public EmptyState(VaadinIcon icon, String title, String explanation, Component... actions) {
        addClassName("at-empty");
        var picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        var heading = new Paragraph(title);
        heading.addClassName("at-empty-title");
        var words = new Paragraph(explanation);
        words.addClassName("at-secondary");
        add(picture, heading, words);
        add(actions);
    }
}
