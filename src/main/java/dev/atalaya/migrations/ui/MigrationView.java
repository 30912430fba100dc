package dev.atalaya.migrations.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.atalaya.migrations.MigrationService;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;

@Route("migrations/:version")
@RolesAllowed(Permissions.MIGRATIONS_READ)
class MigrationView extends Main implements HasDynamicTitle, BeforeEnterObserver {

    private static final String VERSION = "version";

    private final MigrationService migrations;
    private String title = getTranslation("migrations.title");

    MigrationView(MigrationService migrations) {
        this.migrations = migrations;
        addClassNames("at-view", "at-migration");
    }

    static RouteParameters at(String address) {
        return new RouteParameters(VERSION, address);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var details = event.getRouteParameters()
                .get(VERSION)
                .flatMap(migrations::find)
                .orElseThrow(() -> new NotFoundException("No such version"));
        title = details.newest().address() + " " + details.newest().description();
        removeAll();
        add(new MigrationPage(details));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
