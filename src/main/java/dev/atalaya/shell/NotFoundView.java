package dev.atalaya.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.atalaya.components.MissingPageHint;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;

/** Shown for an address that leads nowhere. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NotFoundView extends MissingPage implements HasErrorParameter<NotFoundException> {

    private final ObjectProvider<MissingPageHint> hints;

    NotFoundView(ObjectProvider<MissingPageHint> hints) {
        this.hints = hints;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> error) {
        var path = event.getLocation().getPath();
        offer(hints.stream().flatMap(hint -> hint.hint(path).stream()));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
