package dev.atalaya.testkit;

import com.zaxxer.hikari.HikariDataSource;
import dev.atalaya.database.DatabaseRole;
import dev.atalaya.database.TestPostgres;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** People, agents and conversations for a test, each new, written as the owner; and ways to act as one of the people. */
public final class World {

    /** The password of every person here. */
    public static final String PASSWORD = "a towering sentence for tests";

    private static final String PASSWORD_HASH =
            "{argon2}" + Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);

    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis());

    private World() {}

    /** Plain SQL as the owner of the tables, whom no policy limits. */
    public static JdbcClient owner() {
        return JdbcClient.create(OwnersPool.POOL);
    }

    /** Plain SQL as the application, without a user. */
    public static JdbcClient app() {
        return JdbcClient.create(dataSource(DatabaseRole.APP));
    }

    /** A connection of its own each time, which a test may leave in any state. */
    public static DataSource dataSource(DatabaseRole role) {
        var server = TestPostgres.server();
        return new DriverManagerDataSource(server.jdbcUrl(), role.login(), server.password(role));
    }

    /** An active person who holds the roles with these codes. */
    public static AtalayaUser person(String... roles) {
        var number = NUMBERS.incrementAndGet();
        var email = "person" + number + "@test.example";
        var id = owner().sql("insert into users (email, display_name, password_hash, status, test_user)"
                        + " values (?, ?, ?, 'active', true) returning id")
                .params(email, "Person " + number, PASSWORD_HASH)
                .query(Long.class)
                .single();
        var permissions = new HashSet<String>();
        for (var role : roles) {
            owner().sql("insert into user_roles (user_id, role_id) select ?, id from roles where code = ?")
                    .params(id, role)
                    .update();
            permissions.addAll(owner().sql("select permission from role_permissions p join roles r on r.id = p.role_id"
                            + " where r.code = ?")
                    .param(role)
                    .query(String.class)
                    .list());
        }
        return new AtalayaUser(
                new UserId(id),
                email,
                "Person " + number,
                true,
                PASSWORD_HASH,
                null,
                null,
                "system",
                Set.copyOf(permissions));
    }

    /** A role of its own with exactly these permissions; its code. */
    public static String role(String... permissions) {
        var code = "test-" + NUMBERS.incrementAndGet();
        var id = owner().sql("insert into roles (code, name) values (?, ?) returning id")
                .params(code, code)
                .query(Long.class)
                .single();
        Arrays.stream(permissions)
                .forEach(permission -> owner().sql("insert into role_permissions (role_id, permission) values (?, ?)")
                        .params(id, permission)
                        .update());
        return code;
    }

    public static long roleId(String code) {
        return owner().sql("select id from roles where code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    public static AgentId agent() {
        var number = NUMBERS.incrementAndGet();
        return new AgentId(owner().sql("insert into whatsapp_agents (slug, name) values (?, ?) returning id")
                .params("agent-" + number, "Agent " + number)
                .query(Long.class)
                .single());
    }

    public static void grant(AtalayaUser user, @Nullable AgentId agent, String level) {
        owner().sql("insert into user_agent_access (user_id, agent_id, level) values (?, ?, ?)")
                .params(Arrays.asList(user.id().value(), agent == null ? null : agent.value(), level))
                .update();
    }

    public static void grantRole(String role, @Nullable AgentId agent, String level) {
        owner().sql(
                        "insert into user_agent_access (role_id, agent_id, level) select id, ?, ? from roles where code = ?")
                .params(Arrays.asList(agent == null ? null : agent.value(), level, role))
                .update();
    }

    public static void revoke(AtalayaUser user) {
        owner().sql("delete from user_agent_access where user_id = ?")
                .param(user.id().value())
                .update();
    }

    /** An open conversation whose messages say these texts, the customer first and then in turns, a minute apart. */
    public static ConversationId conversation(AgentId agent, String... texts) {
        var number = NUMBERS.incrementAndGet();
        var contact = owner().sql("insert into contacts (agent_id, phone, name) values (?, ?, ?) returning id")
                .params(agent.value(), "+1555" + number, "Customer " + number)
                .query(Long.class)
                .single();
        var id = owner().sql("insert into conversations (agent_id, external_id, contact_id, created_at,"
                        + " last_message_at, last_contact_message_at, message_count, last_preview)"
                        + " values (?, ?, ?, now() - interval '1 day', now(), now(), ?, ?) returning id")
                .params(agent.value(), "test-" + number, contact, texts.length, preview(texts))
                .query(Long.class)
                .single();
        for (var i = 0; i < texts.length; i++) {
            var inbound = i % 2 == 0;
            owner().sql("insert into messages (agent_id, conversation_id, external_id, direction, author, body,"
                            + " delivery_status, created_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, now() - interval '1 day' + ? * interval '1 minute')")
                    .params(Arrays.asList(
                            agent.value(),
                            id,
                            "test-" + number + "-" + i,
                            inbound ? "inbound" : "outbound",
                            inbound ? "contact" : "ai",
                            texts[i],
                            inbound ? null : "read",
                            i))
                    .update();
        }
        return new ConversationId(id);
    }

    /** A session of a model in a conversation, with an answer that says this; its key. */
    public static long aiSession(ConversationId conversation, String model, String answer) {
        var id = owner().sql(
                        "insert into ai_sessions (agent_id, conversation_id, model, started_at, tokens_in, tokens_out)"
                                + " select agent_id, id, ?, clock_timestamp(), 1200, 340 from conversations where id = ?"
                                + " returning id")
                .params(model, conversation.value())
                .query(Long.class)
                .single();
        owner().sql("insert into ai_messages (agent_id, ai_session_id, position, role, content, created_at)"
                        + " select agent_id, id, 0, 'assistant', ?, started_at from ai_sessions where id = ?")
                .params(answer, id)
                .update();
        return id;
    }

    private static String preview(String... texts) {
        var last = texts.length == 0 ? "" : texts[texts.length - 1];
        return last.substring(0, Math.min(200, last.length()));
    }

    /** Signs a person in for the rest of this test. */
    public static void signIn(AtalayaUser user) {
        TestSecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities())));
    }

    public static void signOut() {
        TestSecurityContextHolder.clearContext();
    }

    public static <T> T as(AtalayaUser user, Supplier<T> work) {
        signIn(user);
        try {
            return work.get();
        } finally {
            signOut();
        }
    }

    /** Does the work while the application may not append to the audit log. */
    public static <T> T withTheLogClosed(Supplier<T> work) {
        owner().sql("revoke execute on function atalaya_audit_append(jsonb) from atalaya_app")
                .update();
        try {
            return work.get();
        } finally {
            owner().sql("grant execute on function atalaya_audit_append(jsonb) to atalaya_app")
                    .update();
        }
    }

    /** What the log says about an actor, oldest first. */
    public static List<String> actionsOf(AtalayaUser user) {
        return owner().sql("select action from audit_logs where actor_user_id = ? order by sequence")
                .param(user.id().value())
                .query(String.class)
                .list();
    }

    /** Signing in to PostgreSQL costs more than most statements of a test. */
    private static final class OwnersPool {

        private static final DataSource POOL = pool();

        private static DataSource pool() {
            var pool = new HikariDataSource();
            pool.setJdbcUrl(TestPostgres.server().jdbcUrl());
            pool.setUsername(DatabaseRole.OWNER.login());
            pool.setPassword(TestPostgres.server().password(DatabaseRole.OWNER));
            pool.setMinimumIdle(0);
            // Plans that the server keeps would be wrong after a test changed a table.
            pool.addDataSourceProperty("prepareThreshold", 0);
            return pool;
        }
    }
}
