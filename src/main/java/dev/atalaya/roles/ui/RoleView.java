package dev.atalaya.roles.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.components.RelativeTime;
import dev.atalaya.components.SubjectTab;
import dev.atalaya.components.SubjectTabs;
import dev.atalaya.components.Toast;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.roles.RoleDetails;
import dev.atalaya.roles.RoleService;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

@Route("roles/:id")
@RolesAllowed(Permissions.ROLES_READ)
class RoleView extends Main implements HasDynamicTitle, BeforeEnterObserver {

    private static final String ID = "id";
    private static final String TAB = "tab";

    private final RoleService roles;
    private final Clock clock;
    private final boolean mayManage;
    private final CurrentUser user;
    private final ObjectProvider<SubjectTab> offered;

    private String title = getTranslation("roles.title");

    RoleView(RoleService roles, CurrentUser user, ObjectProvider<SubjectTab> offered, Clock clock) {
        this.roles = roles;
        this.clock = clock;
        this.user = user;
        this.offered = offered;
        mayManage = user.may(Permissions.ROLES_MANAGE);
        addClassNames("at-view", "at-detail", "at-role");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var role = event.getRouteParameters()
                .get(ID)
                .flatMap(RoleView::key)
                .flatMap(roles::find)
                .orElseThrow(() -> new NotFoundException("No such role"));
        title = role.name();
        var tabs = new SubjectTabs("role", role.key(), offered.stream(), user::may, name -> openTab(role, name));
        removeAll();
        add(back(), new ViewHeader(role.name(), role.description(), actions(role)), facts(role), tabs);
        var address = event.getLocation().getQueryParameters();
        tabs.open(address.getSingleParameter(TAB).orElse(""), address);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void openTab(RoleDetails role, String name) {
        UI.getCurrent()
                .navigate(
                        RoleView.class,
                        new RouteParameters(ID, String.valueOf(role.key())),
                        QueryParameters.of(TAB, name));
    }

    private Anchor back() {
        var back = new Anchor("roles", VaadinIcon.ARROW_LEFT.create());
        back.add(getTranslation("roles.back"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("at-back-line");
        return back;
    }

    private Component[] actions(RoleDetails role) {
        var actions = new ArrayList<Component>();
        if (mayManage) {
            actions.add(new Button(getTranslation("roles.copy"), click -> new RoleDialog(roles).copy(role)));
        }
        if (mayManage && !role.system()) {
            actions.add(new Button(getTranslation("roles.edit"), click -> edit(role)));
            actions.add(new Button(getTranslation("roles.delete"), click -> delete(role)));
        }
        return actions.toArray(Component[]::new);
    }

    private Paragraph facts(RoleDetails role) {
        var facts = new Paragraph(new Code(role.code()));
        facts.addClassNames("at-facts-line", "at-secondary");
        if (role.system()) {
            facts.add(RoleText.system(this));
        }
        if (role.changedAt() != null) {
            facts.add(new Span(
                    new Span(getTranslation("roles.changed") + " "), new RelativeTime(role.changedAt(), clock)));
        }
        return facts;
    }

    private void edit(RoleDetails role) {
        new RoleDialog(roles).edit(role, () -> {
            Toast.show(getTranslation("roles.saved", role.name()));
            UI.getCurrent().refreshCurrentRoute(false);
        });
    }

    private void delete(RoleDetails role) {
        new DangerDialog(
                        getTranslation("roles.delete.title", role.name()),
                        getTranslation("roles.delete"),
                        role.name(),
                        new Paragraph(getTranslation("roles.delete.what")),
                        reason -> {
                            roles.delete(role, reason);
                            Toast.show(getTranslation("roles.deleted", role.name()));
                            UI.getCurrent().navigate(RolesView.class);
                        })
                .open();
    }

    private static Optional<Long> key(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
