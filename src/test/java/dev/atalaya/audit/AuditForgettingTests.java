package dev.atalaya.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The one change that the log lets through. */
@DatabaseTest
class AuditForgettingTests {

    @Autowired
    private ConversationService conversations;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private AgentId agent;
    private ConversationId conversation;

    @BeforeEach
    void record() {
        agent = World.agent();
        conversation = new Conversations().conversation(agent, "Ana", "Hello", Instant.now());
        open();
    }

    // R16
    @Test
    void whoMayEraseForgetsTheLabelsOfManagedAgentsAlone() {
        assertThat(forget(person("manage", Permissions.CONTACTS_ERASE), conversation))
                .isOne();
        assertThat(label()).isNull();
        assertThat(World.owner()
                        .sql("select count(*) from audit_logs l where target_id = ? and (hash <> atalaya_audit_hash(l)"
                                + " or digests ->> 'target_label' is null)")
                        .param(conversation.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    // R16
    @Test
    void aForeignAgentsEventsStay() {
        var reviewer = person("review", Permissions.CONTACTS_ERASE);

        assertThat(forget(reviewer, conversation)).isZero();
        assertThatThrownBy(() -> forget(person("manage"), conversation)).hasStackTraceContaining("contacts.erase");
        assertThat(label()).isEqualTo("Ana");
    }

    // R16
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_logs set target_label = null, salts = salts - 'target_label' where target_id = %d",
                "select set_config('atalaya.forgetting', 'on', true); update audit_logs set action = 'a.b' where target_id = %d",
                "select set_config('atalaya.forgetting', 'on', true); update audit_logs set target_label = 'Eve' where target_id = %d",
                "select set_config('atalaya.forgetting', 'on', true); update audit_logs set target_label = null where target_id = %d",
                "select set_config('atalaya.forgetting', 'on', true); delete from audit_logs where target_id = %d"
            })
    void nothingElseIsLetThroughNotEvenToTheOwner(String statements) {
        assertThatThrownBy(() -> World.owner()
                        .sql("do $$ begin "
                                + statements
                                        .formatted(conversation.value())
                                        .replace("select set_config", "perform set_config")
                                + "; end $$")
                        .update())
                .hasStackTraceContaining("append-only");
        assertThat(label()).isEqualTo("Ana");
    }

    // R17
    @Test
    void aContactWithoutANameIsCalledByWhatIsLeftOfThePhone() {
        World.owner()
                .sql("update contacts set name = null, phone = '+34612345678' where agent_id = ?")
                .param(agent.value())
                .update();
        World.as(person("view", Permissions.CONTACTS_READ_PERSONAL), () -> conversations.open(conversation));

        assertThat(World.owner()
                        .sql(
                                "select target_label from audit_logs where target_id = ? and action = 'conversation.viewed'"
                                        + " order by sequence desc limit 1")
                        .param(conversation.value())
                        .query(String.class)
                        .single())
                .isEqualTo("+34 ••••• 78");
    }

    private void open() {
        World.as(person("view"), () -> conversations.open(conversation));
    }

    private AtalayaUser person(String level, String... permissions) {
        var all = new String[permissions.length + 1];
        all[0] = Permissions.CONVERSATIONS_READ;
        System.arraycopy(permissions, 0, all, 1, permissions.length);
        var person = World.person(World.role(all));
        World.grant(person, agent, level);
        return person;
    }

    private Integer forget(AtalayaUser person, ConversationId id) {
        return World.as(
                person,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> database.sql("select atalaya_audit_forget(array[?::bigint], '{}')")
                                .param(id.value())
                                .query(Integer.class)
                                .single()));
    }

    private @Nullable String label() {
        return World.owner()
                .sql("select target_label from audit_logs where target_id = ? and action = 'conversation.viewed'"
                        + " order by sequence limit 1")
                .param(conversation.value())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }
}
