package dev.atalaya.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.atalaya.components.EmptyState;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shown when a page could not be made: a reference that the log has, and nothing of the cause. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class ErrorView extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorView.class);

    ErrorView() {
        addClassName("at-view");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
        var reference = References.next();
        LOG.error("Failed to open {}, reference {}", event.getLocation().getPath(), reference, error.getException());
        var number = new Span(getTranslation("shell.error.reference", reference));
        number.addClassNames("at-mono", "at-reference");
        var home = new Anchor("", getTranslation("shell.not-found.home"));
        removeAll();
        add(new EmptyState(
                        VaadinIcon.TOOLS,
                        getTranslation("shell.error.title"),
                        getTranslation("shell.error.text"),
                        number,
                        home)
                .forPage());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.error.title");
    }
}
