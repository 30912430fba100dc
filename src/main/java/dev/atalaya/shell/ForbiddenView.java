package dev.atalaya.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.atalaya.security.AccessDenied;
import dev.atalaya.shared.AuditTarget;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.ApplicationEventPublisher;

/** Shown for a view that the reader has no permission for; the attempt is recorded. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class ForbiddenView extends MissingPage implements HasErrorParameter<AccessDeniedException> {

    private final ApplicationEventPublisher events;

    ForbiddenView(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> error) {
        events.publishEvent(new AccessDenied(
                new AuditTarget("view", null, event.getLocation().getPath())));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
