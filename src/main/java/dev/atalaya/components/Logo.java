package dev.atalaya.components;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Span;

/** The watchtower, in the colour of the text around it. */
public class Logo extends Span {

    public Logo() {
        addClassName("at-logo");
        getElement().setAttribute("aria-hidden", "true");
        add(new Svg(Logo.class.getResourceAsStream("/META-INF/resources/icons/atalaya.svg")));
    }
}
