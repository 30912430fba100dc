package dev.atalaya.users;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users for a test, written as the owner, all of them with a word in their e-mail that no others have. */
public final class People {

    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    private int number;

    /** What finds exactly these people. */
    public String word() {
        return word;
    }

    public UserFilter filter() {
        return new UserFilter(UserKind.PERSON, null, null, word);
    }

    public UserId person(String name, UserStatus status) {
        return person(name, status, null);
    }

    public UserId person(String name, UserStatus status, @Nullable Instant lastLogin) {
        return new UserId(World.owner()
                .sql("insert into users (email, display_name, status, last_login_at, test_user)"
                        + " values (?, ?, ?, ?, true) returning id")
                .params(Arrays.asList(
                        "%03d%s@test.example".formatted(number++, word),
                        name,
                        status.column(),
                        lastLogin == null ? null : lastLogin.atOffset(ZoneOffset.UTC)))
                .query(Long.class)
                .single());
    }

    public static void hold(UserId user, String role, @Nullable Instant until) {
        World.owner()
                .sql("insert into user_roles (user_id, role_id, expires_at) select ?, id, cast(? as timestamptz)"
                        + " from roles where code = ?")
                .params(Arrays.asList(user.value(), until == null ? null : until.atOffset(ZoneOffset.UTC), role))
                .update();
    }

    public static void grant(UserId user, @Nullable AgentId agent, @Nullable Instant until) {
        World.owner()
                .sql("insert into user_agent_access (user_id, agent_id, level, expires_at) values (?, ?, 'view', ?)")
                .params(Arrays.asList(
                        user.value(),
                        agent == null ? null : agent.value(),
                        until == null ? null : until.atOffset(ZoneOffset.UTC)))
                .update();
    }

    public static void grantToRole(String role, @Nullable AgentId agent) {
        World.owner()
                .sql("insert into user_agent_access (role_id, agent_id, level)"
                        + " select id, cast(? as bigint), 'view' from roles where code = ?")
                .params(Arrays.asList(agent == null ? null : agent.value(), role))
                .update();
    }

    public static String status(UserId user) {
        return World.owner()
                .sql("select status from users where id = ?")
                .param(user.value())
                .query(String.class)
                .single();
    }
}
