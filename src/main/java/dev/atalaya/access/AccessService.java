package dev.atalaya.access;

import dev.atalaya.access.AccessEvents.AccessChanged;
import dev.atalaya.access.AccessEvents.AccessGranted;
import dev.atalaya.access.AccessEvents.AccessRevoked;
import dev.atalaya.components.Impact;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.RightsPreview;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Grants: who holds them, giving, changing and revoking them; never one's own, and never two edits over each other. */
@Service
@Requires(Permissions.ACCESS_READ)
@Transactional(readOnly = true)
public class AccessService {

    /** What {@link #count} answers when there are more than ten thousand. */
    public static final int MANY = 10_001;

    /** How long before its end a grant is listed as ending. */
    public static final Duration SOON = Duration.ofDays(14);

    private static final int MOST = 500;

    private final AgentGrantRepository grants;
    private final GrantQueries queries;
    private final HolderQueries holders;
    private final RightsPreview preview;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccessService(
            AgentGrantRepository grants,
            GrantQueries queries,
            HolderQueries holders,
            RightsPreview preview,
            Scope scope,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.grants = grants;
        this.queries = queries;
        this.holders = holders;
        this.preview = preview;
        this.scope = scope;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    public List<GrantRow> list(GrantFilter filter, KeysetOrder<GrantOrder> order, @Nullable GrantRow after, int limit) {
        return queries.list(filter, order, after, Math.clamp(limit, 1, MOST));
    }

    /** Exact up to ten thousand, {@link #MANY} beyond. */
    public int count(GrantFilter filter) {
        return queries.count(filter, MANY);
    }

    /** A user's own grants and those of the roles that the user holds, the newest first, at most 500. */
    public List<GrantRow> reaching(long user) {
        return queries.reaching(user, MOST);
    }

    /** Those among them that reach one agent, those for all agents included; null asks for those alone. */
    public List<GrantRow> between(GrantHolder holder, @Nullable Long agent) {
        return queries.between(holder, agent, MOST);
    }

    /** The newest first, at most 500. */
    public List<GrantRow> ofRole(long role) {
        return queries.ofRole(role, MOST);
    }

    /** Those for the agent and those for all agents, the newest first, at most 500. */
    public List<GrantRow> ofAgent(long agent) {
        return queries.ofAgent(agent, MOST);
    }

    /**
     * Gives a grant, or changes the one that the holder has for that agent.
     *
     * @return false where it said so already, and nothing changed
     * @throws RefusedException for oneself, for what does not exist, and for an end that is past
     * @throws StaleException where somebody else changed it meanwhile
     */
    @Requires(Permissions.ACCESS_GRANT)
    @Transactional
    public boolean grant(GrantDetails wanted) {
        var details = inMicroseconds(wanted);
        var target = checked(details.holder(), details.agent());
        var now = clock.instant();
        if (details.until() != null && !details.until().isAfter(now)) {
            throw new RefusedException("access.refused.end_is_past");
        }
        var holder = details.holder();
        var grant = grants.find(holder.user(), holder.role(), details.agent())
                .orElseGet(() -> new AgentGrant(holder, details.agent()));
        grant.requireVersion(details.version());
        if (grant.says(details)) {
            return false;
        }
        var before = grant.isNew() ? null : grant.values();
        grant.change(details, currentUser.require().id(), now);
        save(grant, now);
        events.publishEvent(
                before == null
                        ? new AccessGranted(target, agent(grant), grant.values(), details.reason())
                        : new AccessChanged(target, agent(grant), before, grant.values(), details.reason()));
        return true;
    }

    /**
     * Takes a grant away.
     *
     * @param version of the grant that was looked at
     * @throws RefusedException for one's own, or without a reason
     * @throws StaleException where somebody else changed or revoked it meanwhile
     */
    @Requires(Permissions.ACCESS_GRANT)
    @Transactional
    public void revoke(long id, int version, String reason) {
        if (!GrantDetails.isReason(reason)) {
            throw new RefusedException("access.refused.reason");
        }
        var grant = grants.findById(id).orElseThrow(() -> new StaleException(clock.instant()));
        var target = checked(grant.holder(), grant.agent());
        grant.requireVersion(version);
        delete(grant);
        events.publishEvent(new AccessRevoked(target, agent(grant), new TreeMap<>(grant.values()), reason.strip()));
    }

    /** What {@link #grant} would do; nothing is kept. */
    @Requires(Permissions.ACCESS_GRANT)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Impact previewGrant(GrantDetails details) {
        return preview.of(holders.usersOf(details.holder()), () -> grant(details));
    }

    /** What {@link #revoke} would do; nothing is kept. */
    @Requires(Permissions.ACCESS_GRANT)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Impact previewRevoke(GrantRow row) {
        return preview.of(holders.usersOf(row.holder()), () -> revoke(row.id(), row.version(), "preview"));
    }

    private void delete(AgentGrant grant) {
        try {
            grants.delete(grant);
            grants.flush();
        } catch (OptimisticLockingFailureException anotherWasFirst) {
            throw new StaleException(clock.instant());
        }
    }

    private void save(AgentGrant grant, Instant now) {
        try {
            grants.saveAndFlush(grant);
        } catch (DataIntegrityViolationException | OptimisticLockingFailureException anotherWasFirst) {
            throw new StaleException(now);
        }
    }

    private AuditTarget checked(GrantHolder holder, @Nullable Long agent) {
        if (holders.isHeldBy(holder, currentUser.require().id())) {
            throw new RefusedException("access.refused.own");
        }
        var names = queries.names(holder, agent, agent == null ? List.of() : scope.knownAgents());
        var name = names.holder().orElseThrow(() -> new RefusedException("access.refused.no_such_holder"));
        var agentName = names.agent().orElseThrow(() -> new RefusedException("access.refused.no_such_agent"));
        return new AuditTarget(
                holder.user() == null ? "role" : "user",
                holder.user() == null ? holder.role() : holder.user(),
                name + " \u2192 " + agentName);
    }

    private static @Nullable AgentId agent(AgentGrant grant) {
        return grant.agent() == null ? null : new AgentId(Objects.requireNonNull(grant.agent()));
    }

    // As the column keeps it, so that what was saved equals what was wanted.
    private static GrantDetails inMicroseconds(GrantDetails details) {
        var until = details.until();
        return new GrantDetails(
                details.holder(),
                details.agent(),
                details.level(),
                details.reason(),
                until == null ? null : until.truncatedTo(ChronoUnit.MICROS),
                details.version());
    }
}
