package dev.atalaya.agents.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.atalaya.agents.AgentFilter;
import dev.atalaya.agents.AgentOrder;
import dev.atalaya.agents.AgentRow;
import dev.atalaya.agents.AgentService;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.ListSettings;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.exports.CsvExport;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Route(AgentAddress.PATH)
@Menu(order = 22, title = "agents.title", icon = "vaadin:chat")
@RolesAllowed(Permissions.AGENTS_READ)
class AgentsView extends Main implements HasDynamicTitle, BeforeEnterObserver {

    private final AgentService agents;
    private final ViewHeader header;
    private final AgentFilterBar filters = new AgentFilterBar(this::narrow);
    private final AgentGrid grid;

    private AgentFilter filter = AgentFilter.ALL;

    AgentsView(AgentService agents, CurrentUser user, CsvExport csv, ListSettings settings, Clock clock) {
        this.agents = agents;
        var create = new Button(getTranslation("agents.create"), click -> new AgentDialog(agents).create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setVisible(user.may(Permissions.AGENTS_MANAGE));
        grid = new AgentGrid(this::fetch, settings, clock);
        grid.setEmptyState(this::nothing);
        header = new ViewHeader(
                getTranslation("agents.title"), new AgentsExport(csv, agents, () -> filter), grid.menu(), create);
        addClassNames("at-view", "at-agents");
        add(header, filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = AgentAddress.filter(event.getLocation().getQueryParameters());
        filters.show(filter);
        header.setLine(counted());
        grid.reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("agents.title");
    }

    private List<AgentRow> fetch(KeysetOrder<AgentOrder> order, @Nullable AgentRow after, int limit) {
        return agents.list(filter, order, after, limit);
    }

    private void narrow(AgentFilter wanted) {
        UI.getCurrent().navigate(AgentsView.class, AgentAddress.query(wanted));
    }

    private String counted() {
        var count = agents.count(filter);
        return count >= AgentService.MANY
                ? getTranslation("agents.count.more", Formats.current().number(AgentService.MANY - 1L))
                : getTranslation("agents.count", count);
    }

    private EmptyState nothing() {
        return filter.equals(AgentFilter.ALL)
                ? new EmptyState(VaadinIcon.CHAT, getTranslation("agents.none"), getTranslation("agents.none.why"))
                : new EmptyState(
                        VaadinIcon.SEARCH,
                        getTranslation("agents.none_found"),
                        getTranslation("agents.none_found.why"),
                        new Button(getTranslation("agents.filter.clear"), click -> narrow(AgentFilter.ALL)));
    }
}
