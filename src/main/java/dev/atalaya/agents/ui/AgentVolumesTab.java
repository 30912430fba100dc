package dev.atalaya.agents.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.agents.AgentService;
import dev.atalaya.agents.AgentVolumes;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Figure;
import dev.atalaya.components.Formats;
import dev.atalaya.components.RelativeTime;
import dev.atalaya.components.SubjectTab;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import java.time.Clock;

/** How many conversations an agent has, by status, for those who may see them. */
@org.springframework.stereotype.Component
class AgentVolumesTab implements SubjectTab {

    private final AgentService agents;
    private final CurrentUser user;
    private final Clock clock;

    AgentVolumesTab(AgentService agents, CurrentUser user, Clock clock) {
        this.agents = agents;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public String subject() {
        return "agent";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String permission() {
        return Permissions.AGENTS_READ;
    }

    @Override
    public String title() {
        return "agents.tab.volumes";
    }

    @Override
    public Component content(long id) {
        return agents.volumes(new AgentId(id))
                .<Component>map(volumes -> figures(id, volumes))
                .orElseGet(AgentVolumesTab::unseen);
    }

    private Div figures(long id, AgentVolumes volumes) {
        var ui = UI.getCurrent();
        var content = new Div(Figure.row(
                figure(ui, volumes.open(), "open"),
                figure(ui, volumes.pending(), "pending"),
                figure(ui, volumes.snoozed(), "snoozed"),
                figure(ui, volumes.closed(), "closed")));
        content.addClassName("at-agent-volumes");
        if (volumes.lastMessageAt() != null) {
            content.add(new Paragraph(
                    new Span(ui.getTranslation("agents.last") + " "),
                    new RelativeTime(volumes.lastMessageAt(), clock)));
        }
        if (user.may(Permissions.CONVERSATIONS_READ)) {
            var link = new Anchor("conversations?agent=" + id, ui.getTranslation("agents.conversations.open"));
            link.getElement().setAttribute("router-link", true);
            content.add(link);
        }
        return content;
    }

    private static Figure figure(UI ui, int count, String status) {
        var formats = Formats.current();
        var value = count >= AgentService.MANY ? formats.number(AgentService.MANY - 1L) + "+" : formats.number(count);
        return new Figure(value, ui.getTranslation("agents.volume." + status));
    }

    private static EmptyState unseen() {
        var ui = UI.getCurrent();
        return new EmptyState(
                VaadinIcon.EYE_SLASH, ui.getTranslation("agents.unseen.title"), ui.getTranslation("agents.unseen.why"));
    }
}
