package dev.atalaya.access.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.access.AccessLevel;

/** What the signs of the matrix mean. */
class MatrixLegend extends Div {

    MatrixLegend() {
        addClassNames("at-matrix-legend", "at-secondary");
        var text = new GrantText(getLocale());
        for (var level : AccessLevel.values()) {
            var word = text.level(level);
            sign("at-level-" + level.column() + " at-own", word.substring(0, 1), word);
        }
        sign("at-level-review at-by-role", "", getTranslation("access.legend.role"));
        sign("at-level-review at-own at-ends", "", getTranslation("access.legend.ends"));
    }

    private void sign(String look, String letter, String words) {
        var cell = new Span(letter);
        cell.setClassName("at-matrix-cell " + look);
        cell.getElement().setAttribute("aria-hidden", "true");
        add(new Span(cell, new Span(words)));
    }
}
