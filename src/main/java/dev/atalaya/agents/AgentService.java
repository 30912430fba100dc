package dev.atalaya.agents;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.PlainText;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agents: those in the caller's scope, or all of them with {@code agents.manage}; never their conversations' content. */
@Service
@Requires(Permissions.AGENTS_READ)
@Transactional(readOnly = true)
public class AgentService {

    /** Counting stops here. */
    public static final int MANY = 10_001;

    /** Counting conversations for a row of the list stops here. */
    public static final int MANY_IN_LIST = 1_001;

    /** Characters of a reason, at most. */
    public static final int REASON_LENGTH = 500;

    private static final int MOST = 500;

    private final AgentRepository agents;
    private final AgentQueries queries;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgentService(
            AgentRepository agents,
            AgentQueries queries,
            Scope scope,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.agents = agents;
        this.queries = queries;
        this.scope = scope;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** The agents after a row, by name; at most 500 whatever is asked for. */
    public List<AgentRow> list(AgentFilter filter, KeysetOrder<AgentOrder> order, @Nullable AgentRow after, int limit) {
        return queries.list(filter, scope.agents(), seesAll(), order, after, Math.clamp(limit, 1, MOST), MANY_IN_LIST);
    }

    /** Exact up to ten thousand, {@link #MANY} beyond. */
    public int count(AgentFilter filter) {
        return queries.count(filter, scope.agents(), seesAll(), MANY);
    }

    public Optional<AgentDetails> find(AgentId id) {
        return seesAll() || scope.agents().contains(id)
                ? agents.findById(id.value()).map(Agent::toDetails)
                : Optional.empty();
    }

    /** Empty where the caller may not see the agent's conversations. */
    public Optional<AgentVolumes> volumes(AgentId id) {
        var visible = scope.agents();
        return visible.contains(id) ? queries.volumes(id, visible, MANY) : Optional.empty();
    }

    /** The agent with this slug, created where there is none; one that exists stays as it is. */
    @Requires(Permissions.AGENTS_MANAGE)
    @Transactional
    public AgentId ensure(NewAgent details) {
        return agents.idOf(details.slug()).map(AgentId::new).orElseGet(() -> create(details));
    }

    /**
     * Makes an agent and says its key.
     *
     * @throws RefusedException where another agent has the slug, or one in use the number
     */
    @Requires(Permissions.AGENTS_MANAGE)
    @Transactional
    public AgentId create(AgentDetails details) {
        requireUsable(details);
        try {
            var agent = agents.saveAndFlush(new Agent(details, clock.instant()));
            events.publishEvent(new AgentCreated(agent.id(), agent.toDetails()));
            return agent.id();
        } catch (DataIntegrityViolationException e) {
            throw agents.idOf(details.slug()).isPresent() ? slugTaken() : e;
        }
    }

    /**
     * Changes what an agent says about itself; its slug stays.
     *
     * @throws RefusedException where another agent in use has the number
     * @throws StaleException where somebody else has changed it since
     */
    @Requires(Permissions.AGENTS_MANAGE)
    @Transactional
    public void update(AgentDetails details) {
        var agent = require(details);
        requireUsable(details);
        var before = agent.toDetails();
        agent.apply(details, clock.instant());
        var after = save(agent).toDetails();
        events.publishEvent(new AgentUpdated(agent.target(), before, after));
    }

    /** Takes an agent out of use for a while. */
    @Requires(Permissions.AGENTS_MANAGE)
    @Transactional
    public void pause(AgentDetails details, String reason) {
        become(details, AgentStatus.PAUSED, "agent.paused", reason);
    }

    /** Takes a paused agent into use again. */
    @Requires(Permissions.AGENTS_MANAGE)
    @Transactional
    public void resume(AgentDetails details, String reason) {
        become(details, AgentStatus.ACTIVE, "agent.resumed", reason);
    }

    /** Takes an agent out of use for good; its conversations stay, for whoever may see them. */
    @Requires(Permissions.AGENTS_MANAGE)
    @Transactional
    public void retire(AgentDetails details, String reason) {
        become(details, AgentStatus.RETIRED, "agent.retired", reason);
    }

    public static boolean isReason(String text) {
        var words = PlainText.of(text);
        return !words.isEmpty() && PlainText.isText(words, REASON_LENGTH);
    }

    private void become(AgentDetails details, AgentStatus next, String action, String reason) {
        if (!isReason(reason)) {
            throw new RefusedException("agents.refused.reason");
        }
        var agent = require(details);
        var before = agent.toDetails().status();
        agent.become(next, clock.instant());
        save(agent);
        events.publishEvent(new AgentStatusChanged(agent.target(), action, before, next, PlainText.of(reason)));
    }

    private Agent save(Agent agent) {
        try {
            return agents.saveAndFlush(agent);
        } catch (OptimisticLockingFailureException anotherWasFirst) {
            throw new StaleException(clock.instant());
        }
    }

    private Agent require(AgentDetails details) {
        var agent = agents.findById(details.agent().value())
                .orElseThrow(() -> new RefusedException("agents.refused.no_such_agent"));
        agent.requireVersion(details.version());
        return agent;
    }

    private void requireUsable(AgentDetails details) {
        if (!AgentDetails.isTimeZone(details.timeZone())) {
            throw new IllegalArgumentException("There is no such time zone");
        }
        if (details.id() == null && agents.idOf(details.slug()).isPresent()) {
            throw slugTaken();
        }
        if (details.phone() != null && agents.usesPhone(details.phone(), details.id() == null ? 0 : details.id())) {
            throw new RefusedException("agents.refused.phone_taken");
        }
    }

    private boolean seesAll() {
        return currentUser.may(Permissions.AGENTS_MANAGE);
    }

    private static RefusedException slugTaken() {
        return new RefusedException("agents.refused.slug_taken");
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
        created.flatMap(agents::findById)
                .ifPresent(agent -> events.publishEvent(new AgentCreated(agent.id(), agent.toDetails())));
        return created.or(() -> agents.idOf(details.slug())).map(AgentId::new).orElseThrow();
    }
}
