package dev.atalaya.agents;

import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agents in the caller's scope, and new ones. */
@Service
@Requires(Permissions.AGENTS_READ)
@Transactional(readOnly = true)
public class AgentService {

    private final AgentRepository agents;
    private final Scope scope;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgentService(AgentRepository agents, Scope scope, ApplicationEventPublisher events, Clock clock) {
        this.agents = agents;
        this.scope = scope;
        this.events = events;
        this.clock = clock;
    }

    /** Those whose conversations the caller may see, by name. */
    public List<AgentRow> inScope() {
        return agents.list(scope.agents().stream().map(AgentId::value).toList());
    }

    /** The agent with this slug, created where there is none; one that exists stays as it is. */
    @Requires(Permissions.AGENTS_MANAGE)
    @Transactional
    public AgentId ensure(NewAgent details) {
        return agents.idOf(details.slug()).map(AgentId::new).orElseGet(() -> create(details));
    }

    private AgentId create(NewAgent details) {
        var kind = details.kind() == null ? null : details.kind().column();
        var created = agents.create(
                details.slug(),
                details.name(),
                kind,
                details.phone(),
                details.language(),
                details.timeZone(),
                clock.instant());
        created.map(AgentId::new).ifPresent(agent -> events.publishEvent(new AgentCreated(agent, details)));
        return created.or(() -> agents.idOf(details.slug())).map(AgentId::new).orElseThrow();
    }
}
