package dev.atalaya.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.database.DatabaseRole;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who reaches which agents, asked of the database as the application's own role. */
@DatabaseTest
class ScopeTests {

    @Autowired
    private Scope scope;

    @Autowired
    private CurrentUser currentUser;

    @Autowired
    private PlatformTransactionManager transactions;

    // as a superuser, every test here would pass without a policy.
    @Test
    void theApplicationsRoleBypassesNothing() {
        assertThat(World.app()
                        .sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    //
    @ParameterizedTest
    @ValueSource(
            strings = {
                "whatsapp_agents",
                "contacts",
                "conversations",
                "messages",
                "ai_sessions",
                "ai_messages",
                "audit_logs"
            })
    void withoutAUserThereIsNothing(String table) {
        World.conversation(World.agent(), "hello", "good day");

        assertThat(World.app()
                        .sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    //
    @Test
    void aGrantShowsExactlyItsAgent() {
        var reader = World.person("supervisor");
        var mine = World.agent();
        var conversation = World.conversation(mine, "hello", "good day");
        World.conversation(World.agent(), "not for you");
        World.grant(reader, mine, "view");

        assertThat(ids(reader, "select id from whatsapp_agents")).containsExactly(mine.value());
        assertThat(ids(reader, "select id from conversations")).containsExactly(conversation.value());
        assertThat(ids(reader, "select distinct conversation_id from messages")).containsExactly(conversation.value());
        assertThat(ids(reader, "select distinct agent_id from contacts")).containsExactly(mine.value());
    }

    @Test
    void aGrantToARoleReachesItsHolders() {
        var role = World.role("conversations.read");
        var holder = World.person(role);
        var agent = World.agent();
        grantRole(role, agent, "review", null);

        assertThat(agents(holder, "view")).containsExactly(agent.value());
        assertThat(agents(holder, "manage")).isEmpty();
    }

    @Test
    void anEndedAssignmentOfTheRoleEndsTheReach() {
        var role = World.role("conversations.read");
        var holder = World.person(role);
        grantRole(role, World.agent(), "view", null);
        World.owner()
                .sql("update user_roles set expires_at = now() - interval '1 second' where user_id = ?")
                .param(holder.id().value())
                .update();

        assertThat(agents(holder, "view")).isEmpty();
    }

    @Test
    void allAgentsMeansFutureOnesToo() {
        var reader = World.person("supervisor");
        World.grant(reader, null, "view");
        var before = agents(reader, "view");

        var added = World.agent();

        assertThat(agents(reader, "view")).hasSize(before.size() + 1).contains(added.value());
    }

    @ParameterizedTest
    @CsvSource({"view, 1, 0, 0", "review, 1, 1, 0", "manage, 1, 1, 1"})
    void aLevelIncludesTheOnesBelow(String level, int views, int reviews, int manages) {
        var person = World.person("supervisor");
        World.grant(person, World.agent(), level);

        assertThat(agents(person, "view")).hasSize(views);
        assertThat(agents(person, "review")).hasSize(reviews);
        assertThat(agents(person, "manage")).hasSize(manages);
    }

    @Test
    void anExpiredGrantIsNone() {
        var person = World.person("supervisor");
        World.grant(person, World.agent(), "view");
        World.owner()
                .sql("update user_agent_access set expires_at = now() - interval '1 second' where user_id = ?")
                .param(person.id().value())
                .update();

        assertThat(agents(person, "view")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "invited", "suspended", "archived"})
    void onlyActiveUsersReachAnything(String status) {
        var person = World.person("admin");
        World.grant(person, World.agent(), "manage");
        World.owner()
                .sql("update users set status = ? where id = ?")
                .params(status, person.id().value())
                .update();

        assertThat(agents(person, "view")).isEmpty();
        assertThat(ids(person, "select case when atalaya_may('users.read') then 1 else 0 end"))
                .containsExactly(0L);
    }

    @Test
    void anAdminSeesAgentsButNoConversations() {
        var admin = World.person("admin");
        var agent = World.agent();
        World.conversation(agent, "private");

        assertThat(ids(admin, "select id from whatsapp_agents")).contains(agent.value());
        assertThat(ids(admin, "select id from conversations")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "review"})
    void writingNeedsTheLevelManage(String level) {
        var person = World.person("supervisor");
        var agent = World.agent();
        var conversation = World.conversation(agent, "hello");
        World.grant(person, agent, level);

        assertThat(changed(person, "update conversations set priority = 'high' where id = ?", conversation.value()))
                .isZero();
        assertThat(changed(person, "delete from messages where conversation_id = ?", conversation.value()))
                .isZero();
        assertThatThrownBy(() -> insertMessage(person, agent, conversation)).satisfies(state("42501"));
    }

    @Test
    void managersWrite() {
        var person = World.person("supervisor");
        var agent = World.agent();
        var conversation = World.conversation(agent, "hello");
        World.grant(person, agent, "manage");

        assertThat(changed(person, "update conversations set priority = 'high' where id = ?", conversation.value()))
                .isOne();
        assertThat(insertMessage(person, agent, conversation)).isOne();
    }

    //
    @Test
    void aMessageCannotHangOnAnotherAgentsConversation() {
        var person = World.person("supervisor");
        var mine = World.agent();
        World.grant(person, mine, "manage");
        var foreign = World.conversation(World.agent(), "private");
        var missing = new ConversationId(Long.MAX_VALUE);

        assertThatThrownBy(() -> insertMessage(person, mine, foreign)).satisfies(state("23503"));
        assertThatThrownBy(() -> insertMessage(person, mine, missing)).satisfies(state("23503"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into user_agent_access (user_id, level) select id, 'manage' from users where id = ?",
                "insert into user_roles (user_id, role_id) select ?, id from roles where code = 'admin'",
                "insert into role_permissions (role_id, permission)"
                        + " select role_id, 'users.manage' from user_roles where user_id = ?"
            })
    void nobodyHelpsThemselvesToRights(String sql) {
        var person = World.person("supervisor");

        assertThatThrownBy(() -> changed(person, sql, person.id().value())).satisfies(state("42501"));
    }

    @Test
    void theApplicationCannotBecomeTheOwner() {
        assertThatThrownBy(() -> World.app().sql("set role atalaya_owner").update())
                .satisfies(state("42501"));
    }

    @Test
    void servicesAskTheSameFunction() {
        var person = World.person("supervisor");
        var agent = World.agent();
        World.grant(person, agent, "view");

        var asked = currentUser.callAs(
                person, () -> new TransactionTemplate(transactions).execute(status -> scope.agents()));

        assertThat(asked).containsExactly(agent);
    }

    private static void grantRole(String role, AgentId agent, String level, @Nullable String expires) {
        World.owner()
                .sql("insert into user_agent_access (role_id, agent_id, level, expires_at)"
                        + " select id, ?, ?, cast(? as timestamptz) from roles where code = ?")
                .params(Arrays.asList(agent.value(), level, expires, role))
                .update();
    }

    private static List<Long> agents(AtalayaUser user, String level) {
        return ids(user, "select unnest(atalaya_scope('" + level + "'))");
    }

    private static List<Long> ids(AtalayaUser user, String sql) {
        return as(user, app -> app.sql(sql).query(Long.class).list());
    }

    private static int changed(AtalayaUser user, String sql, long parameter) {
        return as(user, app -> app.sql(sql).param(parameter).update());
    }

    private static int insertMessage(AtalayaUser user, AgentId agent, ConversationId conversation) {
        return as(
                user,
                app -> app.sql(
                                "insert into messages (agent_id, conversation_id, external_id, direction, author, body,"
                                        + " created_at) values (?, ?, gen_random_uuid()::text, 'inbound', 'contact', 'x', now())")
                        .params(agent.value(), conversation.value())
                        .update());
    }

    /** One transaction of the application's role with a user, rolled back at its end. */
    private static <T> T as(AtalayaUser user, Function<JdbcClient, T> work) {
        try (var connection = World.dataSource(DatabaseRole.APP).getConnection()) {
            connection.setAutoCommit(false);
            var app = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            app.sql("select set_config('atalaya.user_id', ?, true)")
                    .param(String.valueOf(user.id().value()))
                    .query(String.class)
                    .single();
            try {
                return work.apply(app);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Consumer<Throwable> state(String expected) {
        return thrown -> {
            var cause = thrown instanceof DataAccessException access ? access.getMostSpecificCause() : thrown;
            assertThat(cause)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            sql -> assertThat(sql.getSQLState()).isEqualTo(expected));
        };
    }
}
