package dev.atalaya.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import dev.atalaya.users.BulkUsers.Outcome;
import dev.atalaya.users.BulkUsers.Result;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class BulkUsersTests {

    private final People people = new People();

    @Autowired
    private BulkUsers bulk;

    private AtalayaUser admin;

    @BeforeEach
    void admin() {
        admin = World.person("admin");
    }

    @Test
    void R21_oneWhoIsRefusedLeavesTheOthersDone() {
        var ana = people.person("Ana", UserStatus.ACTIVE);
        var ben = people.person("Ben", UserStatus.SUSPENDED);
        var eva = people.person("Eva", UserStatus.ACTIVE);

        var results = as(() -> bulk.suspend(List.of(ana, admin.id(), ben, eva), "for a test"));

        assertThat(results)
                .containsExactly(
                        new Result(ana, Outcome.DONE, ""),
                        new Result(admin.id(), Outcome.REFUSED, "users.refused.own_account"),
                        new Result(ben, Outcome.SAME, "users.refused.wrong_status"),
                        new Result(eva, Outcome.DONE, ""));
        assertThat(People.status(ana)).isEqualTo("suspended");
        assertThat(People.status(eva)).isEqualTo("suspended");
        assertThat(People.status(admin.id())).isEqualTo("active");
    }

    @Test
    void R21_eachIsRecordedAndAllOfThemOnce() {
        as(() -> bulk.suspend(
                List.of(people.person("Ana", UserStatus.ACTIVE), people.person("Ben", UserStatus.ACTIVE)),
                "for a test"));

        assertThat(World.actionsOf(admin)).containsExactly("user.suspended", "user.suspended", "users.bulk_changed");
        assertThat(World.owner()
                        .sql("select after::text from audit_logs where action = 'users.bulk_changed'"
                                + " and actor_user_id = ?")
                        .param(admin.id().value())
                        .query(String.class)
                        .single())
                .contains("\"done\": 2", "\"refused\": 0");
    }

    @Test
    void R22_rolesAreGivenAndTakenAway() {
        var role = World.role("agents.read");
        var ana = people.person("Ana", UserStatus.ACTIVE);
        var ben = people.person("Ben", UserStatus.ACTIVE);
        People.hold(ben, role, null);

        assertThat(as(() -> bulk.assign(List.of(ana, ben), role, "for a test", null)))
                .extracting(Result::outcome)
                .containsExactly(Outcome.DONE, Outcome.SAME);
        assertThat(as(() -> bulk.remove(List.of(ana, ben), role, "for a test")))
                .extracting(Result::outcome)
                .containsExactly(Outcome.DONE, Outcome.DONE);
        assertThat(as(() -> bulk.remove(List.of(ana), role, "for a test")))
                .extracting(Result::outcome)
                .containsExactly(Outcome.SAME);
    }

    @Test
    void R22_onesOwnRolesAreRefusedAndTheOthersDone() {
        var role = World.role("agents.read");
        var ana = people.person("Ana", UserStatus.ACTIVE);

        assertThat(as(() -> bulk.assign(List.of(admin.id(), ana), role, "for a test", null)))
                .containsExactly(
                        new Result(admin.id(), Outcome.REFUSED, "roles.refused.own_roles"),
                        new Result(ana, Outcome.DONE, ""));
    }

    @Test
    void R23_aPreviewAddsUpWhatComesOfAllAndKeepsNothing() {
        var role = World.role("agents.read");
        People.grantToRole(role, World.agent());
        var ana = people.person("Ana", UserStatus.ACTIVE);
        var ben = people.person("Ben", UserStatus.ACTIVE);

        var impact = as(() -> bulk.previewAssign(List.of(ana, ben, admin.id()), role, null));

        assertThat(impact.users()).isEqualTo(2);
        assertThat(impact.agentsGained()).isOne();
        assertThat(impact.permissionsGained()).containsExactly("agents.read");
        assertThat(as(() -> bulk.remove(List.of(ana), role, "for a test")))
                .extracting(Result::outcome)
                .containsExactly(Outcome.SAME);
    }

    @Test
    void R24_noMoreThanFiveHundredAtOnce() {
        var many = Collections.nCopies(501, new UserId(1));

        assertThatThrownBy(() -> as(() -> bulk.activate(many))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> as(() -> bulk.previewSuspend(many))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void R24_whoMayOnlyReadChangesNobody() {
        var reader = World.person("auditor");
        var ana = List.of(people.person("Ana", UserStatus.ACTIVE));

        for (var act : List.<Supplier<Object>>of(
                () -> bulk.suspend(ana, "x"),
                () -> bulk.activate(ana),
                () -> bulk.assign(ana, "ops", "x", null),
                () -> bulk.remove(ana, "ops", "x"),
                () -> bulk.previewAssign(ana, "ops", null),
                () -> bulk.previewRemove(ana, "ops"),
                bulk::roles)) {
            assertThatThrownBy(() -> World.as(reader, act)).isInstanceOf(AccessDeniedException.class);
        }
    }

    private <T> T as(Supplier<T> work) {
        return World.as(admin, work);
    }
}
