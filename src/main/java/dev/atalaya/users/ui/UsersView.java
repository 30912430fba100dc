package dev.atalaya.users.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.ListSettings;
import dev.atalaya.components.Toast;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.exports.CsvExport;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.users.BulkUsers;
import dev.atalaya.users.UserAdministration;
import dev.atalaya.users.UserDetails;
import dev.atalaya.users.UserFilter;
import dev.atalaya.users.UserOrder;
import dev.atalaya.users.UserRow;
import dev.atalaya.users.UserService;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

@Route(UserAddress.PATH)
@Menu(order = 20, title = "users.title", icon = "vaadin:users")
@RolesAllowed(Permissions.USERS_READ)
class UsersView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    /** In the address, it opens the dialog for a new user. */
    static final String NEW = "new";

    private final UserService users;
    private final UserAdministration administration;
    private final ViewHeader header;
    private final UserExport export;
    private final Div file = new Div();
    private final UserFilterBar filters;
    private final UserGrid grid;
    private final boolean mayCreate;

    private UserAddress address = UserAddress.ALL;
    private @Nullable UserFilter counted;

    UsersView(
            UserService users,
            UserAdministration administration,
            BulkUsers bulk,
            CsvExport csv,
            ListSettings settings,
            CurrentUser currentUser,
            Clock clock) {
        this.users = users;
        this.administration = administration;
        var add = new Button(getTranslation("users.new"), VaadinIcon.PLUS.create(), click -> openNewDialog());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        mayCreate = currentUser.may(Permissions.USERS_MANAGE);
        add.setVisible(mayCreate);
        export = new UserExport(users, csv, getLocale());
        filters = new UserFilterBar(users::roles, this::narrow);
        grid = new UserGrid(users, settings, clock, this::sort, filters::clear);
        header = new ViewHeader(getTranslation("users.title"), risks(), file, grid.menu(), add);
        var bar = new BulkBar(bulk, currentUser, this::refresh, grid::deselectAll);
        if (BulkBar.isFor(currentUser)) {
            grid.setSelectable(UserRow::id, bar::show);
        }
        addClassNames("at-view", "at-users");
        add(header, filters, bar, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = UserAddress.of(event.getLocation().getQueryParameters(), grid.rememberedOrder());
        filters.show(address.filter());
        file.removeAll();
        file.add(export.link(address));
        grid.show(address);
        if (!address.filter().equals(counted)) {
            counted = address.filter();
            header.setLine(count(address.filter()));
        }
        if (mayCreate
                && event.getLocation().getQueryParameters().getParameters().containsKey(NEW)) {
            openNewDialog();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("users.title");
    }

    private Anchor risks() {
        var link = new Anchor(RisksView.PATH, VaadinIcon.WARNING.create());
        link.add(getTranslation("users.risks"));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("at-download");
        return link;
    }

    private void openNewDialog() {
        UserDialog.create(getTranslation("users.save_and_invite"), this::createAndInvite)
                .or(getTranslation("users.save_draft"), this::create)
                .open();
    }

    private void create(UserDetails details) {
        administration.create(details);
        Toast.show(getTranslation("users.created.draft", details.displayName()));
        refresh();
    }

    private void createAndInvite(UserDetails details) {
        InvitationDialog.tell(administration.invite(administration.create(details)));
        refresh();
    }

    private void refresh() {
        grid.deselectAll();
        grid.reload();
        header.setLine(count(address.filter()));
    }

    private void narrow(UserFilter filter) {
        go(address.narrowedTo(filter));
    }

    private void sort(KeysetOrder<UserOrder> order) {
        go(address.sortedBy(order));
    }

    private static void go(UserAddress wanted) {
        UI.getCurrent().navigate(UsersView.class, wanted.query());
    }

    private String count(UserFilter filter) {
        var found = users.count(filter);
        return found < UserService.MANY
                ? getTranslation("users.count." + filter.kind().column(), found)
                : getTranslation("users.count.many", Formats.current().number(UserService.MANY - 1L));
    }
}
