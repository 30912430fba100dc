package dev.atalaya.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class FirstAdminTests {

    private static final String PASSWORD = "the first of many sentences";

    @LocalServerPort
    private int port;

    @Autowired
    private FirstAdmin firstAdmin;

    private List<Long> admins = List.of();

    @BeforeEach
    void leaveNoAdmin() {
        // What the guard forbids is how an installation starts.
        World.owner().sql("alter table users disable trigger users_last_admin").update();
        admins = World.owner()
                .sql("update users set status = 'suspended' where kind = 'person' and status = 'active' and id in"
                        + " (select user_id from user_roles r join roles o on o.id = r.role_id where o.code = 'admin')"
                        + " returning id")
                .query(Long.class)
                .list();
        World.owner().sql("alter table users enable trigger users_last_admin").update();
    }

    @AfterEach
    void bringTheAdminsBack() {
        admins.forEach(id -> World.owner()
                .sql("update users set status = 'active' where id = ?")
                .param(id)
                .update());
    }

    @Test
    void theLinkMakesOneAdministratorOnce() {
        var token = firstAdmin.newToken();
        var email = email();

        assertThat(firstAdmin.isOpen(token)).isTrue();
        assertThat(firstAdmin.create(token, new NewAdmin("Ana", email, PASSWORD)))
                .isTrue();
        assertThat(firstAdmin.isOpen(token)).isFalse();
        assertThat(firstAdmin.create(token, new NewAdmin("Eva", email(), PASSWORD)))
                .isFalse();
        assertThat(new Visitor(port)
                        .signIn(email, PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .doesNotContain("error");
    }

    @Test
    void aSecondLinkIsWorthlessOnceThereIsAnAdministrator() {
        var first = firstAdmin.newToken();
        var second = firstAdmin.newToken();

        firstAdmin.create(first, new NewAdmin("Ana", email(), PASSWORD));

        assertThat(firstAdmin.isOpen(second)).isFalse();
        assertThat(firstAdmin.create(second, new NewAdmin("Eva", email(), PASSWORD)))
                .isFalse();
    }

    @Test
    void eightBrowsersWithOneLinkMakeOneAdministrator() throws InterruptedException {
        var token = firstAdmin.newToken();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var attempts = IntStream.range(0, 8)
                    .mapToObj(i ->
                            threads.submit(() -> firstAdmin.create(token, new NewAdmin("Racer", email(), PASSWORD))))
                    .toList();
            var created = 0;
            for (var attempt : attempts) {
                try {
                    created += attempt.get() ? 1 : 0;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }
            assertThat(created).isOne();
        }
    }

    @Test
    void anEndedLinkIsRefused() {
        var token = firstAdmin.newToken();
        World.owner()
                .sql("update user_tokens set created_at = now() - interval '1 hour',"
                        + " expires_at = now() - interval '1 minute' where used_at is null")
                .update();

        assertThat(firstAdmin.isOpen(token)).isFalse();
        assertThat(firstAdmin.create(token, new NewAdmin("Late", email(), PASSWORD)))
                .isFalse();
    }

    @Test
    void theTokenItselfIsNotStored() {
        var token = firstAdmin.newToken();

        assertThat(World.owner()
                        .sql("select count(*) from user_tokens where encode(token_hash, 'escape') like ?")
                        .param("%" + token + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theActIsRecorded() {
        var email = email();

        firstAdmin.create(firstAdmin.newToken(), new NewAdmin("Ana " + email, email, PASSWORD));

        assertThat(World.owner()
                        .sql("select actor_label from audit_logs where action = 'user.first_admin_created'"
                                + " and target_label = ?")
                        .param("Ana " + email)
                        .query(String.class)
                        .list())
                .containsExactly("system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@@b.com", "a@b.com\nBcc: x@y.z", "a b@c.com", "@b.com", "a@"})
    void whatIsNoAddressIsRefused(String email) {
        assertThatThrownBy(() -> new NewAdmin("Ana", email, PASSWORD)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "a\0b"})
    void whatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> new NewAdmin(name, email(), PASSWORD)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShortPasswordIsRefused() {
        assertThatThrownBy(() -> new NewAdmin("Ana", email(), "x".repeat(14)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String email() {
        return UUID.randomUUID() + "@test.example";
    }
}
