package dev.atalaya.migrations.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Pre;

/** SQL as text; the browser colours it with highlight.js, which the server serves as it is. */
class SqlBlock extends Pre {

    private static final String LIBRARY = "context://webjars/highlightjs/11.11.1/";

    private final Code code;

    SqlBlock(String sql, String label) {
        addClassName("at-sql");
        code = new Code(sql);
        code.addClassName("language-pgsql");
        add(code);
        // It scrolls, so that the keyboard must reach it.
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        var page = attach.getUI().getPage();
        page.addJavaScript(LIBRARY + "highlight.min.js");
        page.addJavaScript(LIBRARY + "languages/pgsql.min.js");
        code.getElement().executeJs("window.hljs && hljs.highlightElement(this)");
    }
}
