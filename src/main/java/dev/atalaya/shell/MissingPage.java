package dev.atalaya.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import dev.atalaya.components.EmptyState;

/** One text for what does not exist and for what the reader may not see, so that neither tells of the other. */
abstract class MissingPage extends Main implements HasDynamicTitle {

    MissingPage() {
        addClassName("at-view");
        var home = new Anchor("", getTranslation("shell.not-found.home"));
        add(new EmptyState(
                        VaadinIcon.MAP_MARKER,
                        getTranslation("shell.not-found.title"),
                        getTranslation("shell.not-found.text"),
                        home)
                .forPage());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.not-found.title");
    }
}
