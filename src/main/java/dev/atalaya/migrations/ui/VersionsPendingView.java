package dev.atalaya.migrations.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import dev.atalaya.components.EmptyState;
import dev.atalaya.migrations.VersionsPendingException;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Stands where a feature will be once its versions are applied. */
@PermitAll
class VersionsPendingView extends Main implements HasErrorParameter<VersionsPendingException> {

    VersionsPendingView() {
        addClassName("at-view");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<VersionsPendingException> parameter) {
        removeAll();
        add(new EmptyState(
                VaadinIcon.ROAD_BRANCHES,
                getTranslation("migrations.waiting.title"),
                getTranslation("migrations.waiting.why")));
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
