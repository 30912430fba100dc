package dev.atalaya.components;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One number with what it counts, for cards. */
public class Figure extends Div {

    public Figure(String value, String label) {
        addClassName("at-figure");
        var number = new Span(value);
        number.addClassName("at-figure-value");
        var words = new Span(label);
        words.addClassName("at-secondary");
        add(number, words);
    }

    /** Several of them side by side. */
    public static Div row(Figure... figures) {
        var row = new Div(figures);
        row.addClassName("at-figures");
        return row;
    }
}
