package dev.atalaya.conversations.review.rules;

import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.security.ServiceUsers;
import dev.atalaya.shared.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the queue by the rules, as the service user {@code system}, who reviews every agent: whoever designs rules
 * need not see a conversation. Filling twice adds nothing twice.
 */
@Service
@Requires(Permissions.REVIEWS_DESIGN)
public class QueueFilling {

    /** Conversations that one rule adds in one go, at most; the rest waits for the next time. */
    public static final int BATCH = 200;

    /** Of how many of the newest conversations a rule is asked each time. */
    static final int LOOKED_AT = 5_000;

    private final FillQueries queries;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ServiceUsers serviceUsers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    QueueFilling(
            FillQueries queries,
            Scope scope,
            CurrentUser currentUser,
            ServiceUsers serviceUsers,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.queries = queries;
        this.scope = scope;
        this.currentUser = currentUser;
        this.serviceUsers = serviceUsers;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Fills the queue because it is time, and says how many conversations came in. */
    public int fill() {
        return asSystem(null);
    }

    /** Fills the queue because the caller wants it now, and says how many conversations came in. */
    public int fillNow() {
        return asSystem(currentUser.require().id());
    }

    private int asSystem(@Nullable UserId asker) {
        return Objects.requireNonNull(
                serviceUsers.callAs(ServiceUsers.SYSTEM, () -> transaction.execute(status -> fillBy(asker))));
    }

    private int fillBy(@Nullable UserId asker) {
        var agents = scope.reviewed();
        var added = queries.inForce().stream()
                .mapToInt(rule ->
                        queries.fill(rule, rule.agent() == null ? agents : List.of(rule.agent()), LOOKED_AT, BATCH))
                .sum();
        if (added > 0 || asker != null) {
            events.publishEvent(new RuleEvents.Filled(added, asker));
        }
        return added;
    }
}
