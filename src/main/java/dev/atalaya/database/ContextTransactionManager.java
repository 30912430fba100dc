package dev.atalaya.database;

import dev.atalaya.security.CurrentUser;
import java.io.Serial;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the database, for each transaction and no longer, whom it runs for; row-level security asks for it. */
class ContextTransactionManager extends JpaTransactionManager {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient CurrentUser currentUser;

    ContextTransactionManager(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        try {
            setUser();
        } catch (SQLException | RuntimeException e) {
            giveUp(transaction, definition);
            throw new CannotCreateTransactionException("The transaction's user could not be set", e);
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        super.doCleanupAfterCompletion(transaction);
        AfterTransaction.connectionIsFree();
    }

    private void setUser() throws SQLException {
        var user = currentUser.id().map(id -> Long.toString(id.value())).orElse("");
        try (var statement =
                connection().getConnection().prepareStatement("select set_config('atalaya.user_id', ?, true)")) {
            statement.setString(1, user);
            statement.execute();
        }
    }

    private ConnectionHolder connection() {
        DataSource dataSource = getDataSource();
        var holder = dataSource == null ? null : TransactionSynchronizationManager.getResource(dataSource);
        if (holder instanceof ConnectionHolder connection) {
            return connection;
        }
        throw new IllegalStateException("The transaction has no JDBC connection");
    }

    // A begin that fails is not cleaned up by the template: the connection would never come back.
    private void giveUp(Object transaction, TransactionDefinition definition) {
        try {
            doRollback(status(transaction, definition));
        } catch (RuntimeException e) {
            logger.debug("Rolling back a transaction that did not begin", e);
        } finally {
            doCleanupAfterCompletion(transaction);
        }
    }

    private static DefaultTransactionStatus status(Object transaction, TransactionDefinition definition) {
        @Nullable String name = definition.getName();
        return new DefaultTransactionStatus(
                name, transaction, true, false, false, definition.isReadOnly(), false, null);
    }
}
