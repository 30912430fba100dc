package dev.atalaya.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.database.DatabaseRole;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database tells when conversations change. */
@DatabaseTest
class ChangesAreToldTests {

    private static final int MILLISECONDS = 5_000;

    private final Conversations data = new Conversations();

    private AgentId agent;
    private ConversationId conversation;
    private Connection connection;

    @BeforeEach
    void listen() throws SQLException {
        agent = World.agent();
        conversation = data.conversation(agent, "Ana", "Hello", Instant.now());
        connection = World.dataSource(DatabaseRole.APP).getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + ChangeHints.CHANNEL);
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aMessageIsToldWithItsConversationAndNothingOfWhatItSays() throws SQLException {
        data.message(conversation, "contact", "canary", Instant.now());

        assertThat(told()).isNotEmpty().containsOnly(agent.value() + ":" + conversation.value());
    }

    @Test
    void whatChangesAMessageOrTakesItAwayIsToldToo() throws SQLException {
        var message = data.message(conversation, "ai", "Hello", Instant.now());
        told();
        World.owner()
                .sql("update messages set delivery_status = 'read' where id = ?")
                .param(message)
                .update();
        assertThat(told()).contains(agent.value() + ":" + conversation.value());

        World.owner().sql("delete from messages where id = ?").param(message).update();
        assertThat(told()).contains(agent.value() + ":" + conversation.value());
    }

    @Test
    void notesAndStatesAreTold() throws SQLException {
        var author = World.person();
        World.owner()
                .sql(
                        "insert into conversation_notes (agent_id, conversation_id, author_id, body) values (?, ?, ?, 'x')")
                .params(agent.value(), conversation.value(), author.id().value())
                .update();
        assertThat(told()).contains(agent.value() + ":" + conversation.value());

        World.owner()
                .sql("update conversations set status = 'pending' where id = ?")
                .param(conversation.value())
                .update();
        assertThat(told()).contains(agent.value() + ":" + conversation.value());
    }

    @Test
    void veryManyAreToldAsTheirAgent() throws SQLException {
        data.conversations(agent, 101, Instant.now());

        assertThat(told()).contains(agent.value() + ":*");
    }

    @Test
    void whatIsTakenBackIsNotTold() throws SQLException {
        var source = World.dataSource(DatabaseRole.OWNER);
        new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(status -> {
            JdbcClient.create(source)
                    .sql("update conversations set status = 'pending' where id = ?")
                    .param(conversation.value())
                    .update();
            status.setRollbackOnly();
        });

        assertThat(told(500)).isEmpty();
    }

    private List<String> told() throws SQLException {
        return told(MILLISECONDS);
    }

    /** About this agent, since others write to the same database meanwhile. */
    private List<String> told(int milliseconds) throws SQLException {
        var driver = connection.unwrap(PGConnection.class);
        var end = System.nanoTime() + milliseconds * 1_000_000L;
        while (System.nanoTime() < end) {
            var words = Objects.requireNonNullElse(driver.getNotifications(200), new PGNotification[0]);
            var ours = Arrays.stream(words)
                    .map(PGNotification::getParameter)
                    .filter(word -> word.startsWith(agent.value() + ":"))
                    .toList();
            if (!ours.isEmpty()) {
                return ours;
            }
        }
        return List.of();
    }
}
