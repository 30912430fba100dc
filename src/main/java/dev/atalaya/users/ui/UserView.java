package dev.atalaya.users.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.SubjectTab;
import dev.atalaya.components.SubjectTabs;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.UserId;
import dev.atalaya.users.OpenedUser;
import dev.atalaya.users.UserAdministration;
import dev.atalaya.users.UserKind;
import dev.atalaya.users.UserService;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

@Route(UserAddress.PATH + "/:id")
@RolesAllowed(Permissions.USERS_READ)
class UserView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String TAB = "tab";

    private final UserService users;
    private final UserAdministration administration;
    private final CurrentUser currentUser;
    private final ObjectProvider<SubjectTab> tabs;
    private final Clock clock;

    private String title = getTranslation("users.title");

    UserView(
            UserService users,
            UserAdministration administration,
            CurrentUser currentUser,
            ObjectProvider<SubjectTab> tabs,
            Clock clock) {
        this.users = users;
        this.administration = administration;
        this.currentUser = currentUser;
        this.tabs = tabs;
        this.clock = clock;
        addClassNames("at-view", "at-user-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var user = event.getRouteParameters()
                .get("id")
                .flatMap(UserView::id)
                .flatMap(users::find)
                .orElseThrow(() -> new NotFoundException("No such user"));
        title = user.row().displayName();
        show(
                user,
                event.getLocation().getQueryParameters().getSingleParameter(TAB).orElse(""));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(OpenedUser user, String tab) {
        var subjects = new SubjectTabs(
                "user", user.row().id().value(), tabs.stream(), currentUser::may, name -> openTab(user, name));
        removeAll();
        add(back(), new ViewHeader(user.row().displayName(), actions(user)), new UserFacts(user, clock), subjects);
        subjects.open(tab);
    }

    private Component[] actions(OpenedUser user) {
        if (!currentUser.may(Permissions.USERS_MANAGE) || user.row().kind() != UserKind.PERSON) {
            return new Component[0];
        }
        var own = currentUser.id().filter(user.row().id()::equals).isPresent();
        return new Component[] {new UserActions(users, administration, user, own)};
    }

    private void openTab(OpenedUser user, String name) {
        UI.getCurrent().navigate(UserAddress.PATH + "/" + user.row().id().value(), QueryParameters.of(TAB, name));
    }

    private Anchor back() {
        var back = new Anchor(UserAddress.PATH, VaadinIcon.ARROW_LEFT.create());
        back.add(getTranslation("users.back"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("at-back-line");
        return back;
    }

    private static Optional<UserId> id(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(new UserId(Long.parseLong(text))) : Optional.empty();
    }
}
