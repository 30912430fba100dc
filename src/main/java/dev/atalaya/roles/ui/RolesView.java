package dev.atalaya.roles.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.ListSettings;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.components.ViewKeys;
import dev.atalaya.exports.CsvExport;
import dev.atalaya.roles.RoleOrder;
import dev.atalaya.roles.RoleRow;
import dev.atalaya.roles.RoleService;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.PlainText;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Route("roles")
@Menu(order = 21, title = "roles.title", icon = "vaadin:key-o")
@RolesAllowed(Permissions.ROLES_READ)
class RolesView extends Main implements HasDynamicTitle, BeforeEnterObserver {

    static final String TEXT = "q";

    private final RoleService roles;
    private final ViewHeader header;
    private final TextField text = new TextField();
    private final RoleGrid grid;

    private String wanted = "";

    RolesView(RoleService roles, CurrentUser user, CsvExport csv, ListSettings settings) {
        this.roles = roles;
        var create = new Button(getTranslation("roles.create"), click -> new RoleDialog(roles).create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setVisible(user.may(Permissions.ROLES_MANAGE));
        text.setPlaceholder(getTranslation("roles.filter"));
        text.setAriaLabel(getTranslation("roles.filter"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        ViewKeys.search(text);
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(change -> search(change.isFromClient()));
        text.addClassName("at-filter-text");
        grid = new RoleGrid(this::fetch, settings);
        grid.setEmptyState(this::nothing);
        header = new ViewHeader(
                getTranslation("roles.title"), new RolesExport(csv, roles, () -> wanted), grid.menu(), create);
        addClassNames("at-view", "at-roles");
        add(header, text, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = PlainText.of(event.getLocation()
                .getQueryParameters()
                .getSingleParameter(TEXT)
                .orElse(""));
        wanted = PlainText.isLine(asked, RoleService.TEXT_LENGTH) ? asked : "";
        text.setValue(wanted);
        header.setLine(counted());
        grid.reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("roles.title");
    }

    private List<RoleRow> fetch(KeysetOrder<RoleOrder> order, @Nullable RoleRow after, int limit) {
        return roles.list(wanted, order, after, limit);
    }

    private void search(boolean byUser) {
        var accepted = PlainText.isLine(PlainText.of(text.getValue()), RoleService.TEXT_LENGTH);
        text.setErrorMessage(accepted ? "" : getTranslation("roles.filter.refused"));
        text.setInvalid(!accepted);
        if (byUser && accepted) {
            show(text.getValue());
        }
    }

    private static void show(String text) {
        UI.getCurrent()
                .navigate(
                        RolesView.class,
                        text.isBlank() ? QueryParameters.empty() : QueryParameters.of(TEXT, text.strip()));
    }

    private String counted() {
        var count = roles.count(wanted);
        return count >= RoleService.MANY
                ? getTranslation("roles.count.more", Formats.current().number(RoleService.MANY - 1L))
                : getTranslation("roles.count", count);
    }

    private EmptyState nothing() {
        return new EmptyState(
                VaadinIcon.SEARCH,
                getTranslation("roles.none_found"),
                getTranslation("roles.none_found.why"),
                new Button(getTranslation("roles.filter.clear"), click -> show("")));
    }
}
