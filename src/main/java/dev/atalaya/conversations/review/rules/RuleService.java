package dev.atalaya.conversations.review.rules;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the rules that fill the queue, for all agents or for one that the caller knows. */
@Service
@Requires(Permissions.REVIEWS_DESIGN)
@Transactional(readOnly = true)
public class RuleService {

    /** Rules, at most. */
    public static final int MOST_RULES = 200;

    private static final int MOST = 500;

    private final RuleRepository rules;
    private final RuleQueries queries;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RuleService(
            RuleRepository rules,
            RuleQueries queries,
            Scope scope,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rules = rules;
        this.queries = queries;
        this.scope = scope;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** The rules after a row, in the order of their making; at most 500 whatever is asked for. */
    public List<RuleRow> list(KeysetOrder<RuleOrder> order, @Nullable RuleRow after, int limit) {
        return queries.list(scope.knownAgents(), order, after, Math.clamp(limit, 1, MOST));
    }

    /** The agents that a rule can be for, by name. */
    public List<AgentChoice> agents() {
        return queries.agents(scope.knownAgents());
    }

    /**
     * Makes a rule and says its key.
     *
     * @throws RefusedException where the agent is not known, the scorecard is not in use, or there are too many
     */
    @Transactional
    public long create(RuleDetails details) {
        requireChoices(details);
        if (rules.all() >= MOST_RULES) {
            throw new RefusedException("reviews.refused.many_rules");
        }
        var rule = rules.saveAndFlush(new Rule(details, me(), clock.instant()));
        publish("review_rule.created", rule, Map.of(), rule.values());
        return rule.id();
    }

    /**
     * Changes what a rule asks for; what it has put into the queue stays there.
     *
     * @throws StaleException where somebody else has changed it since
     */
    @Transactional
    public void update(RuleDetails details) {
        var rule = lock(details.id() == null ? 0 : details.id(), details.version());
        requireChoices(details);
        var before = rule.values();
        rule.apply(details, me(), clock.instant());
        if (rule.values().equals(before)) {
            return;
        }
        save(rule, before);
    }

    @Transactional
    public void pause(long id, int version) {
        pause(id, version, true);
    }

    @Transactional
    public void resume(long id, int version) {
        pause(id, version, false);
    }

    private void pause(long id, int version, boolean wanted) {
        var rule = lock(id, version);
        var before = rule.values();
        rule.pause(wanted, me(), clock.instant());
        save(rule, before);
    }

    private Rule lock(long id, int version) {
        var rule = rules.lock(id, AgentId.array(scope.knownAgents()))
                .orElseThrow(() -> new RefusedException("reviews.refused.rule_gone"));
        if (!rule.hasVersion(version)) {
            throw new StaleException(queries.nameOf(rule.updatedBy()).orElse(null), rule.updatedAt());
        }
        return rule;
    }

    private void requireChoices(RuleDetails details) {
        if (details.agent() != null && !queries.knows(details.agent(), scope.knownAgents())) {
            throw new RefusedException("reviews.refused.agent");
        }
        if (!queries.isInUse(details.scorecard())) {
            throw new RefusedException("reviews.refused.retired");
        }
    }

    private void save(Rule rule, Map<String, Object> before) {
        rules.saveAndFlush(rule);
        var old = new LinkedHashMap<>(before);
        var now = rule.values();
        old.entrySet().removeIf(field -> field.getValue().equals(now.get(field.getKey())));
        now.keySet().retainAll(old.keySet());
        publish("review_rule.updated", rule, old, now);
    }

    private void publish(String action, Rule rule, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(new RuleEvents.Changed(action, rule.target(), rule.agent(), before, after));
    }

    private long me() {
        return currentUser.require().id().value();
    }
}
