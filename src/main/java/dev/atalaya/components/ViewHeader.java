package dev.atalaya.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/** The top of a view: its title, one line about it, and at the right what can be done. */
public class ViewHeader extends Header {

    private final H1 title;
    private final Paragraph line = new Paragraph();

    public ViewHeader(String title, Component... actions) {
        this(title, "", actions);
    }

    public ViewHeader(String title, String line, Component... actions) {
        this.title = new H1(title);
        addClassName("at-header");
        var words = new Div(this.title, this.line);
        words.addClassName("at-header-words");
        this.line.addClassName("at-secondary");
        setLine(line);
        add(words);
        if (actions.length > 0) {
            var side = new Div(actions);
            side.addClassName("at-header-actions");
            add(side);
        }
    }

    public void setTitle(String title) {
        this.title.setText(title);
    }

    public void setLine(String line) {
        this.line.setText(line);
        this.line.setVisible(!line.isEmpty());
    }
}
