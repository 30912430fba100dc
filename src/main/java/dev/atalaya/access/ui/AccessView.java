package dev.atalaya.access.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.BulkGrants;
import dev.atalaya.access.GrantHolder;
import dev.atalaya.access.MatrixColumn;
import dev.atalaya.access.MatrixRow;
import dev.atalaya.access.MatrixService;
import dev.atalaya.access.MatrixSide;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.ListMenu;
import dev.atalaya.components.ListSettings;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.exports.CsvExport;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.UserId;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

@Route(AccessAddress.PATH)
@Menu(order = 23, title = "access.title", icon = "vaadin:grid-small")
@RolesAllowed(Permissions.ACCESS_READ)
class AccessView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final MatrixService matrix;
    private final AccessService access;
    private final Clock clock;
    private final boolean mayGrant;
    private final Tabs tabs = new Tabs(false);
    private final Map<String, Tab> kinds = new LinkedHashMap<>();
    private final AccessFilterBar filters = new AccessFilterBar(this::go);
    private final Span note = new Span();
    private final Div body = new Div();
    private final Div actions = new Div();
    private final MatrixGrid grid;
    private final GrantGrid list;
    private final ListMenu listMenu;
    private final GrantExport export;

    private AccessAddress address = AccessAddress.of(QueryParameters.empty());

    AccessView(
            MatrixService matrix,
            AccessService access,
            BulkGrants bulk,
            CsvExport csv,
            ListSettings settings,
            CurrentUser currentUser,
            Clock clock) {
        this.matrix = matrix;
        this.access = access;
        this.clock = clock;
        mayGrant = currentUser.may(Permissions.ACCESS_GRANT);
        addClassNames("at-view", "at-access");
        grid = new MatrixGrid(matrix, this::open);
        list = new GrantGrid(access, settings, clock);
        listMenu = list.menu();
        export = new GrantExport(access, csv, getLocale());
        for (var name : new String[] {"users", "roles", "agents", AccessAddress.LIST}) {
            var tab = new Tab(getTranslation("access.tab." + name));
            kinds.put(name, tab);
            tabs.add(tab);
        }
        tabs.addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                turnTo(change.getSelectedTab());
            }
        });
        note.addClassName("at-secondary");
        note.getElement().setAttribute("role", "status");
        body.addClassName("at-access-body");
        actions.addClassName("at-access-actions");
        var explain = new Anchor(ExplainView.PATH, getTranslation("access.explain.title"));
        explain.getElement().setAttribute("router-link", true);
        var grant = new Button(
                getTranslation("access.bulk.open"),
                VaadinIcon.PLUS.create(),
                click -> new BulkGrantDialog(matrix, bulk, clock, this::reload).open());
        grant.addThemeVariants(ButtonVariant.PRIMARY);
        grant.setVisible(mayGrant);
        add(
                new ViewHeader(getTranslation("access.title"), getTranslation("access.line"), actions, explain, grant),
                tabs,
                filters,
                note,
                body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = AccessAddress.of(event.getLocation().getQueryParameters());
        tabs.setSelectedTab(kinds.get(
                address.side() == null ? AccessAddress.LIST : address.side().word()));
        filters.show(address);
        body.removeAll();
        actions.removeAll();
        if (address.side() == null) {
            body.add(list);
            actions.add(export.link(address), listMenu);
        } else {
            body.add(grid, new MatrixLegend());
        }
        reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("access.title");
    }

    private void reload() {
        if (address.side() == null) {
            showList();
        } else {
            showMatrix(address.side());
        }
    }

    private void showList() {
        list.setEmptyState(this::nothing);
        list.show(address.grants());
        var count = access.count(address.grants());
        note.setText(getTranslation(count < AccessService.MANY ? "access.count" : "access.count.many", count));
    }

    private void showMatrix(MatrixSide side) {
        var columns = matrix.columns(address.matrix());
        var shown = columns.subList(0, Math.min(columns.size(), MatrixService.MOST_COLUMNS));
        grid.setEmptyState(this::nothing);
        grid.show(address.matrix(), shown);
        note.setText(
                columns.size() > MatrixService.MOST_COLUMNS
                        ? getTranslation("access.columns.more." + side.word(), MatrixService.MOST_COLUMNS)
                        : getTranslation("access.columns." + side.word(), shown.size()));
    }

    private void open(MatrixRow row, Optional<MatrixColumn> column) {
        var agents = address.side() == MatrixSide.AGENTS;
        if (agents && column.isEmpty()) {
            return;
        }
        var holder = switch (address.matrix().side()) {
            case USERS -> GrantHolder.user(new UserId(row.id()));
            case ROLES -> GrantHolder.role(row.id());
            case AGENTS -> GrantHolder.user(new UserId(column.orElseThrow().id()));
        };
        var agent = agents ? Optional.of(row.id()) : column.map(MatrixColumn::id);
        var agentName = agents ? Optional.of(row.name()) : column.map(MatrixColumn::name);
        new GrantDialog(
                        access,
                        clock,
                        holder,
                        agents ? column.orElseThrow().name() : row.name(),
                        agent.orElse(null),
                        agentName.orElse(null),
                        mayGrant,
                        grid::reload)
                .open();
    }

    private EmptyState nothing() {
        return address.narrowsNothing()
                ? new EmptyState(
                        VaadinIcon.GRID_SMALL,
                        getTranslation("access.empty.title"),
                        getTranslation("access.empty.line"))
                : new EmptyState(
                        VaadinIcon.SEARCH,
                        getTranslation("access.none.title"),
                        getTranslation("access.none.line"),
                        new Button(getTranslation("access.filter.clear"), click -> filters.clear()));
    }

    private void turnTo(Tab tab) {
        kinds.forEach((name, kind) -> {
            if (kind.equals(tab)) {
                go(address.of(
                        name.equals(AccessAddress.LIST) ? null : MatrixSide.valueOf(name.toUpperCase(Locale.ROOT))));
            }
        });
    }

    private void go(AccessAddress wanted) {
        UI.getCurrent().navigate(AccessView.class, wanted.query());
    }
}
