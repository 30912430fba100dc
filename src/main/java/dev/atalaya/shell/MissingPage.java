package dev.atalaya.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.MissingPageHint;
import java.util.stream.Stream;

/** One text for what does not exist and for what the reader may not see, so that neither tells of the other. */
abstract class MissingPage extends Main implements HasDynamicTitle {

    private final Div hints = new Div();

    MissingPage() {
        addClassName("at-view");
        var home = new Anchor("", getTranslation("shell.not-found.home"));
        add(new EmptyState(
                        VaadinIcon.MAP_MARKER,
                        getTranslation("shell.not-found.title"),
                        getTranslation("shell.not-found.text"),
                        home,
                        hints)
                .forPage());
    }

    /** In place of what was offered for the address before: Vaadin keeps the page from one missing address to the next. */
    void offer(Stream<MissingPageHint.Hint> offered) {
        hints.removeAll();
        offered.forEach(hint -> {
            var link = new Anchor(hint.path(), getTranslation(hint.key()));
            link.getElement().setAttribute("router-link", true);
            hints.add(link);
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.not-found.title");
    }
}
