package dev.atalaya.agents.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.agents.AgentFilter;
import dev.atalaya.agents.AgentOrder;
import dev.atalaya.agents.AgentService;
import dev.atalaya.components.Command;
import dev.atalaya.components.CommandSource;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.Permissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Agents by name, slug or number. */
@Component
class AgentCommands implements CommandSource {

    private final AgentService agents;

    AgentCommands(AgentService agents) {
        this.agents = agents;
    }

    @Override
    public int order() {
        return 32;
    }

    @Override
    public String permission() {
        return Permissions.AGENTS_READ;
    }

    @Override
    public List<Command> find(String text) {
        if (!AgentFilter.accepts(text)) {
            return List.of();
        }
        var kind = I18NProvider.translate("agents.command");
        return agents
                .list(new AgentFilter(text, null, null), new KeysetOrder<>(AgentOrder.NAME, false), null, MOST)
                .stream()
                .map(agent -> Command.place(VaadinIcon.CHAT, kind, agent.name(), agent.slug(), "agents/" + agent.id()))
                .toList();
    }
}
