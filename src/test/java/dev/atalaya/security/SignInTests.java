package dev.atalaya.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class SignInTests {

    @LocalServerPort
    private int port;

    @Test
    void theRightPasswordOpensTheConsoleAndIsRecorded() {
        var person = World.person("supervisor");
        var visitor = new Visitor(port);

        var answer = visitor.signIn(person.getUsername(), World.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("login"));
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(World.actionsOf(person)).containsExactly("user.signed_in");
    }

    @Test
    void theNameIsFoundInAnyCase() {
        var person = World.person("supervisor");

        var answer = new Visitor(port).signIn(person.getUsername().toUpperCase(Locale.ROOT), World.PASSWORD);

        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
    }

    // B-02
    @Test
    void everyFailureLooksTheSame() {
        var known = World.person("supervisor");
        var suspended = World.person("supervisor");
        World.owner()
                .sql("update users set status = 'suspended' where id = ?")
                .param(suspended.id().value())
                .update();
        var withoutPassword = World.person("supervisor");
        World.owner()
                .sql("update users set password_hash = null where id = ?")
                .param(withoutPassword.id().value())
                .update();
        var attempts = List.of(
                List.of(known.getUsername(), "wrong"),
                List.of(suspended.getUsername(), World.PASSWORD),
                List.of(withoutPassword.getUsername(), ""),
                List.of("nobody@test.example", World.PASSWORD),
                List.of("", ""),
                List.of("   ", "x"),
                List.of("a".repeat(100_000), "x"),
                List.of(known.getUsername().replace("@", "\0@"), World.PASSWORD),
                List.of(known.getUsername() + "\u200b", World.PASSWORD),
                List.of(known.getUsername(), "x".repeat(1_000_000)),
                List.of("' or '1'='1", "' or '1'='1"));

        for (var attempt : attempts) {
            var answer = new Visitor(port).signIn(attempt.get(0), attempt.get(1));
            assertThat(answer.statusCode())
                    .as(attempt.get(0).substring(0, Math.min(40, attempt.get(0).length())))
                    .isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void aFailureIsRecordedWithTheNameThatWasTried() {
        var before = failures("intruder@test.example");

        new Visitor(port).signIn("intruder@test.example", "guess");

        assertThat(failures("intruder@test.example")).isEqualTo(before + 1);
    }

    // B-06
    @Test
    void signingInChangesTheSession() {
        var person = World.person("supervisor");
        var visitor = new Visitor(port);
        visitor.get("/");
        var before = visitor.sessionId().orElseThrow();

        visitor.signIn(person.getUsername(), World.PASSWORD);

        assertThat(visitor.sessionId()).isPresent().get().isNotEqualTo(before);
        var thief = new Visitor(port)
                .request("/")
                .header("Cookie", "JSESSIONID=" + before)
                .GET();
        assertThat(new Visitor(port)
                        .send(thief)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login");
    }

    // B-13
    @Test
    void anotherSiteCannotSignSomebodyIn() {
        var person = World.person("supervisor");
        var form = "username=" + person.getUsername() + "&password=" + World.PASSWORD.replace(' ', '+');

        var crossSite = new Visitor(port).post("/login", form, "Sec-Fetch-Site", "cross-site");
        var otherOrigin = new Visitor(port).post("/login", form, "Origin", "https://evil.example");
        var own = new Visitor(port).post("/login", form, "Origin", "http://localhost:" + port);

        assertThat(crossSite.statusCode()).isEqualTo(403);
        assertThat(otherOrigin.statusCode()).isEqualTo(403);
        assertThat(own.statusCode()).isEqualTo(302);
        assertThat(World.actionsOf(person)).containsExactly("user.signed_in");
    }

    // B-13
    @Test
    void signingOutNeedsTheToken() {
        var person = World.person("supervisor");
        var visitor = new Visitor(port);
        visitor.signIn(person.getUsername(), World.PASSWORD);

        var answer = visitor.post("/logout", "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    }

    private static long failures(String label) {
        return World.owner()
                .sql("select count(*) from audit_logs where action = 'user.sign_in_failed' and target_label = ?")
                .param(label)
                .query(Long.class)
                .single();
    }
}
