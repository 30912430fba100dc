package dev.atalaya.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Preferences;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import dev.atalaya.users.OwnReach.Level;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

@DatabaseTest
class OwnAccountTests {

    private static final String NEXT = "quite another sentence";

    @LocalServerPort
    private int port;

    @Autowired
    private OwnAccount account;

    @Autowired
    private Preferences preferences;

    private AtalayaUser me;

    @BeforeEach
    void me() {
        me = World.person("supervisor");
    }

    @Test
    void R28_aPasswordIsChangedByWhoKnowsTheCurrentOne() {
        change(World.PASSWORD, NEXT);

        assertThat(mayEnter(World.PASSWORD)).isFalse();
        assertThat(mayEnter(NEXT)).isTrue();
        assertThat(World.actionsOf(me)).startsWith("user.password_changed");
        assertThat(World.owner()
                        .sql(
                                "select count(*) from audit_logs l where actor_user_id = ? and (l::text like ? or l::text like ?)")
                        .params(me.id().value(), "%" + NEXT + "%", "%argon2%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void R28_aWrongOrEndlessCurrentPasswordChangesNothing() {
        for (var wrong : List.of("", "not it at all, sorry", World.PASSWORD + " ", "x".repeat(1_000_000))) {
            assertThatThrownBy(() -> change(wrong, NEXT))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refusal -> assertThat(refusal.key()).isEqualTo(Refusal.WRONG_PASSWORD.key()));
        }
        assertThat(mayEnter(World.PASSWORD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 14, 1025})
    void R28_aPasswordThatIsTooShortOrTooLongIsRefused(int length) {
        assertThatThrownBy(() -> change(World.PASSWORD, "x".repeat(length)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void R29_theTimeZoneIsKeptForThisSessionAndTheNextOnes() {
        World.as(me, () -> {
            preferences.chooseTimeZone(ZoneId.of("America/New_York"));
            return true;
        });

        assertThat(me.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(zone()).isEqualTo("America/New_York");

        World.as(me, () -> {
            preferences.chooseTimeZone(null);
            return true;
        });
        assertThat(zone()).isNull();
    }

    @Test
    void R30_whatIsSeenIsToldWithItsReasonAndItsEnd() {
        var end = Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var direct = World.agent();
        var byRole = World.agent();
        var role = World.role();
        World.grant(me, direct, "manage");
        People.hold(me.id(), role, end);
        People.grantToRole(role, byRole);
        People.grant(me.id(), World.agent(), Instant.now().minusSeconds(60));
        World.grant(World.person(), World.agent(), "view");

        assertThat(World.as(me, account::reach))
                .containsExactlyInAnyOrder(
                        new OwnReach(name(direct.value()), Level.MANAGE, null, null),
                        new OwnReach(name(byRole.value()), Level.VIEW, role, end));
    }

    @Test
    void R30_aGrantForAllComesFirst() {
        World.grant(me, World.agent(), "view");
        World.grant(me, null, "review");

        assertThat(World.as(me, account::reach).getFirst()).isEqualTo(new OwnReach(null, Level.REVIEW, null, null));
    }

    //
    @Test
    void R30_nobodyHasNoAccount() {
        assertThatThrownBy(() -> account.reach()).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
        assertThatThrownBy(() -> account.changePassword(World.PASSWORD, NEXT))
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    private void change(String current, String next) {
        World.as(me, () -> {
            account.changePassword(current, next);
            return true;
        });
    }

    private boolean mayEnter(String password) {
        return !new Visitor(port)
                .signIn(me.getUsername(), password)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .contains("error");
    }

    private @Nullable String zone() {
        return (@Nullable String) World.owner()
                .sql("select time_zone from users where id = ?")
                .param(me.id().value())
                .query()
                .singleRow()
                .get("time_zone");
    }

    private static String name(long agent) {
        return World.owner()
                .sql("select name from whatsapp_agents where id = ?")
                .param(agent)
                .query(String.class)
                .single();
    }
}
