package dev.atalaya.agents.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.agents.AgentDetails;
import dev.atalaya.agents.AgentService;
import dev.atalaya.agents.AgentStatus;
import dev.atalaya.components.SubjectTab;
import dev.atalaya.components.SubjectTabs;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import org.springframework.beans.factory.ObjectProvider;

@Route(AgentAddress.PATH + "/:id")
@RolesAllowed(Permissions.AGENTS_READ)
class AgentView extends Main implements HasDynamicTitle, BeforeEnterObserver {

    private static final String TAB = "tab";

    private final AgentService agents;
    private final CurrentUser user;
    private final ObjectProvider<SubjectTab> offered;
    private final Clock clock;

    private String title = getTranslation("agents.title");

    AgentView(AgentService agents, CurrentUser user, ObjectProvider<SubjectTab> offered, Clock clock) {
        this.agents = agents;
        this.user = user;
        this.offered = offered;
        this.clock = clock;
        addClassNames("at-view", "at-agent");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var agent = event.getRouteParameters()
                .get("id")
                .flatMap(AgentAddress::id)
                .flatMap(agents::find)
                .orElseThrow(() -> new NotFoundException("No such agent"));
        title = agent.name();
        var id = agent.agent().value();
        var tabs = new SubjectTabs("agent", id, offered.stream(), user::may, name -> openTab(id, name));
        removeAll();
        add(back(), new ViewHeader(agent.name(), actions(agent)), new AgentFacts(agent, clock), tabs);
        tabs.open(
                event.getLocation().getQueryParameters().getSingleParameter(TAB).orElse(""));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private static void openTab(long id, String name) {
        UI.getCurrent().navigate(AgentAddress.of(id), QueryParameters.of(TAB, name));
    }

    private Component[] actions(AgentDetails agent) {
        var actions = new ArrayList<Component>();
        if (user.may(Permissions.AGENTS_MANAGE)) {
            var dialog = new AgentDialog(agents);
            actions.add(new Button(getTranslation("agents.edit"), click -> dialog.edit(agent, this::reload)));
            if (agent.status().canBecome(AgentStatus.PAUSED)) {
                actions.add(
                        new Button(getTranslation("agents.pause"), click -> dialog.pause(this, agent, this::reload)));
            }
            if (agent.status().canBecome(AgentStatus.ACTIVE)) {
                actions.add(
                        new Button(getTranslation("agents.resume"), click -> dialog.resume(this, agent, this::reload)));
            }
            if (agent.status().canBecome(AgentStatus.RETIRED)) {
                actions.add(
                        new Button(getTranslation("agents.retire"), click -> dialog.retire(this, agent, this::reload)));
            }
        }
        return actions.toArray(Component[]::new);
    }

    private void reload() {
        UI.getCurrent().refreshCurrentRoute(false);
    }

    private Anchor back() {
        var back = new Anchor(AgentAddress.PATH, VaadinIcon.ARROW_LEFT.create());
        back.add(getTranslation("agents.title"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("at-back-line");
        return back;
    }
}
