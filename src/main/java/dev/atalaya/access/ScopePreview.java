package dev.atalaya.access;

import dev.atalaya.components.Impact;
import dev.atalaya.security.RightsPreview;
import dev.atalaya.shared.UserId;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at the rights of the affected users, makes the change, looks again, and rolls back. */
@Component
class ScopePreview implements RightsPreview {

    private final JdbcClient database;
    private final EntityManager entities;
    private final RightsQueries rights;
    private final TransactionTemplate transaction;

    ScopePreview(
            JdbcClient database,
            EntityManager entities,
            RightsQueries rights,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.entities = entities;
        this.rights = rights;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Impact of(Collection<UserId> affected, Runnable change) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A preview rolls back, so it needs a transaction of its own");
        }
        var users = List.copyOf(affected);
        var difference = Objects.requireNonNull(transaction.execute(status -> {
            // Events that were published are appended before a commit, which does not come: neither lines nor the log's
            // lock.
            status.setRollbackOnly();
            var before = rights.of(users);
            change.run();
            entities.flush();
            database.sql("set constraints all immediate").update();
            var after = rights.of(users);
            return RightsDifference.between(before, after, (user, agents) -> rights.conversations(user, agents));
        }));
        // What is lost can be counted only by those who still see it.
        return Objects.requireNonNull(
                transaction.execute(status -> difference.impact((user, agents) -> rights.conversations(user, agents))));
    }
}
