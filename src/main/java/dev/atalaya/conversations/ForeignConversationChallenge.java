package dev.atalaya.conversations;

import dev.atalaya.components.Challenge;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Scope;
import dev.atalaya.security.ServiceUsers;
import dev.atalaya.shared.AgentId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives the address of a conversation that the reader may not see, for the reader to try. */
@Component
@Profile("local")
class ForeignConversationChallenge implements Challenge {

    private final JdbcClient database;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ServiceUsers serviceUsers;
    private final TransactionTemplate transaction;

    ForeignConversationChallenge(
            JdbcClient database,
            Scope scope,
            CurrentUser currentUser,
            ServiceUsers serviceUsers,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.scope = scope;
        this.currentUser = currentUser;
        this.serviceUsers = serviceUsers;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String key() {
        return "conversations.challenge";
    }

    @Override
    public Optional<String> path() {
        if (!currentUser.may(Permissions.CONVERSATIONS_READ)) {
            return Optional.empty();
        }
        var mine = Objects.requireNonNull(transaction.execute(status -> scope.agents()));
        return serviceUsers.callAs(ServiceUsers.IMPORT, () -> foreign(mine)).map(id -> "conversations/" + id);
    }

    private Optional<Long> foreign(List<AgentId> mine) {
        var agents = mine.stream().map(AgentId::value).toArray(Long[]::new);
        return Objects.requireNonNull(transaction.execute(status -> database.sql(
                        "select id from conversations where agent_id <> all (?) order by last_message_at desc, id desc limit 1")
                .param(agents)
                .query(Long.class)
                .optional()));
    }
}
