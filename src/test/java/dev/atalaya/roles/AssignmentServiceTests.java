package dev.atalaya.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.components.Impact;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class AssignmentServiceTests {

    private static final Instant TOMORROW =
            Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);

    @Autowired
    private AssignmentService assignments;

    private AtalayaUser admin;
    private AtalayaUser person;
    private String role;

    @BeforeEach
    void people() {
        admin = World.person("admin");
        person = World.person();
        role = World.role(Permissions.AGENTS_READ);
        World.signIn(admin);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // R5
    @Test
    void anAssignmentSaysByWhomWhyAndUntilWhen() {
        assertThat(assignments.assign(person.id(), role, " covers the holidays ", TOMORROW))
                .isTrue();

        assertThat(held())
                .containsEntry("granted_by", admin.id().value())
                .containsEntry("reason", "covers the holidays");
        assertThat(end()).isEqualTo(TOMORROW);
        assertThat(World.actionsOf(admin)).containsExactly("role.assigned");
    }

    // R5
    @Test
    void assigningAgainReplacesTheEnd() {
        assignments.assign(person.id(), role, "for now", TOMORROW);
        assignments.assign(person.id(), role, "for good", null);

        assertThat(end()).isNull();
        assertThat(held()).containsEntry("reason", "for good");
        assertThat(logged("before")).contains(role, TOMORROW.toString());
        assertThat(logged("after")).isEqualTo("{\"role\": \"" + role + "\"}");
    }

    // R5
    @Test
    void whatChangesNothingIsNotRecorded() {
        assignments.assign(person.id(), role, "first", TOMORROW);

        assertThat(assignments.assign(person.id(), role, "second", TOMORROW)).isFalse();
        assertThat(assignments.remove(person.id(), "auditor", "never had it")).isFalse();
        assertThat(World.actionsOf(admin)).containsExactly("role.assigned");
    }

    // R5
    @Test
    void removingTakesTheRoleAway() {
        assignments.assign(person.id(), role, "for now", null);

        assertThat(assignments.remove(person.id(), role, "done")).isTrue();

        assertThat(holds(person, role)).isFalse();
        assertThat(World.actionsOf(admin)).containsExactly("role.assigned", "role.revoked");
        assertThat(logged("reason")).isEqualTo("done");
    }

    // R6, A-13
    @Test
    void nobodyAssignsThemselvesARole() {
        refused(Refusal.OWN_ROLES, () -> assignments.assign(admin.id(), "auditor", "curious", null));
        refused(Refusal.OWN_ROLES, () -> assignments.assign(admin.id(), "admin", "longer", TOMORROW));

        assertThat(holds(admin, "auditor")).isFalse();
    }

    // R6, A-13
    @Test
    void nobodyRemovesARoleOfTheirOwn() {
        refused(Refusal.OWN_ROLES, () -> assignments.remove(admin.id(), "admin", "tired"));

        assertThat(holds(admin, "admin")).isTrue();
    }

    // R6, A-13
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into user_roles (user_id, role_id) select ?, id from roles where code = 'auditor'",
                "update user_roles set expires_at = null where user_id = ?",
                "delete from user_roles where user_id = ?",
            })
    void theDatabaseKeepsPeopleFromTheirOwnRoles(String statement) {
        assertThatThrownBy(() -> asApp(admin, statement, admin.id()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("nobody changes their own roles");
    }

    // R6
    @Test
    void theDatabaseAsksForThePermission() {
        assertThatThrownBy(() -> asApp(
                        World.person("supervisor"),
                        "insert into user_roles (user_id, role_id) select ?, id from roles where code = 'admin'",
                        person.id()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("needs the permission roles.assign");
    }

    // R5
    @Test
    void anEndInThePastIsRefused() {
        refused(
                Refusal.END_IS_PAST,
                () -> assignments.assign(
                        person.id(), role, "late", Instant.now().minusSeconds(1)));
    }

    // R5, C-01, C-05
    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\0b", "half \ud800 a pair", "\u007f"})
    void aReasonIsPlainWords(String reason) {
        refused(Refusal.REASON, () -> assignments.assign(person.id(), role, reason, null));
        refused(Refusal.REASON, () -> assignments.remove(person.id(), role, reason));
    }

    // R5
    @Test
    void aReasonFitsItsColumn() {
        refused(Refusal.REASON, () -> assignments.assign(person.id(), role, "x".repeat(501), null));

        assertThat(assignments.assign(person.id(), role, "😀".repeat(500), null))
                .isTrue();
    }

    // R5
    @Test
    void whoOrWhatIsNotThereIsNamed() {
        refused(Refusal.NO_SUCH_PERSON, () -> assignments.assign(new UserId(-1), role, "why", null));
        refused(Refusal.NO_SUCH_PERSON, () -> assignments.assign(serviceUser(), role, "why", null));
        refused(Refusal.NO_SUCH_ROLE, () -> assignments.assign(person.id(), "' or 1=1 --", "why", null));
    }

    // R1
    @Test
    void onlyThoseWhoMayAssignDo() {
        World.signIn(World.person("auditor"));

        assertThatThrownBy(() -> assignments.assign(person.id(), role, "why", null))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> assignments.remove(person.id(), role, "why"))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(holds(person, role)).isFalse();
    }

    // R8
    @Test
    void aPreviewCountsAndKeepsNothing() {
        var agent = World.agent();
        World.conversation(agent, "one");
        World.grantRole(role, agent, "view");

        var impact = assignments.previewAssign(person.id(), role, TOMORROW);

        assertThat(impact).isEqualTo(new Impact(1, 1, 0, 0, 0, 1, 0, List.of(Permissions.AGENTS_READ), List.of()));
        assertThat(holds(person, role)).isFalse();
        assertThat(World.actionsOf(admin)).isEmpty();
    }

    // R8
    @Test
    void aPreviewOfARemovalCountsWhatIsLost() {
        assignments.assign(person.id(), role, "for now", null);

        var impact = assignments.previewRemove(person.id(), role);

        assertThat(impact.permissionsLost()).containsExactly(Permissions.AGENTS_READ);
        assertThat(holds(person, role)).isTrue();
        assertThat(World.actionsOf(admin)).containsExactly("role.assigned");
    }

    // R8
    @Test
    void aPreviewIsRefusedLikeTheActItself() {
        refused(Refusal.OWN_ROLES, () -> assignments.previewRemove(admin.id(), "admin"));

        World.signIn(World.person("auditor"));
        assertThatThrownBy(() -> assignments.previewAssign(person.id(), role, null))
                .isInstanceOf(AccessDeniedException.class);
    }

    // R7, A-13
    @Test
    void theLastAdministratorStays() {
        var others = suspendOtherAdmins();
        World.signIn(World.person(World.role(Permissions.ROLES_ASSIGN)));

        refused(Refusal.LAST_ADMIN, () -> assignments.previewRemove(admin.id(), "admin"));
        refused(Refusal.LAST_ADMIN, () -> assignments.remove(admin.id(), "admin", "none is enough"));
        refused(Refusal.LAST_ADMIN, () -> assignments.assign(admin.id(), "admin", "only for a day", TOMORROW));
        assertThat(holds(admin, "admin")).isTrue();
        bringBack(others);
    }

    // R7, A-13
    @Test
    void ofTwoAdministratorsWhoRemoveEachOtherOneStays() throws Exception {
        var others = suspendOtherAdmins();
        for (var round = 0; round < 50; round++) {
            var one = admin;
            var other = World.person("admin");
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var first = threads.submit(() -> removes(start, one, other));
                var second = threads.submit(() -> removes(start, other, one));
                assertThat(first.get()).isNotEqualTo(second.get());
            }
            admin = holds(one, "admin") ? one : other;
        }
        bringBack(others);
    }

    private static void refused(Refusal why, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.key()).isEqualTo(why.key()));
    }

    private boolean removes(CyclicBarrier start, AtalayaUser by, AtalayaUser whom) throws Exception {
        start.await();
        try {
            return World.as(by, () -> assignments.remove(whom.id(), "admin", "me or them"));
        } catch (RefusedException | DataAccessException refused) {
            return false;
        }
    }

    private List<Long> suspendOtherAdmins() {
        return World.owner()
                .sql("update users set status = 'suspended' where status = 'active' and id <> ? and id in"
                        + " (select user_id from user_roles r join roles o on o.id = r.role_id where o.code = 'admin')"
                        + " returning id")
                .param(admin.id().value())
                .query(Long.class)
                .list();
    }

    private static void bringBack(List<Long> admins) {
        admins.forEach(id -> World.owner()
                .sql("update users set status = 'active' where id = ?")
                .param(id)
                .update());
    }

    private static void asApp(AtalayaUser user, String statement, UserId parameter) {
        World.app()
                .sql("begin; set local atalaya.user_id = '" + user.id().value() + "'; "
                        + statement.replace("?", Long.toString(parameter.value())) + "; rollback")
                .update();
    }

    private Map<String, Object> held() {
        return World.owner()
                .sql("select x.* from user_roles x join roles r on r.id = x.role_id where user_id = ? and r.code = ?")
                .params(person.id().value(), role)
                .query()
                .singleRow();
    }

    private @Nullable Instant end() {
        return held().get("expires_at") instanceof Timestamp end ? end.toInstant() : null;
    }

    private static boolean holds(AtalayaUser user, String role) {
        return World.owner()
                .sql("select exists (select 1 from user_roles x join roles r on r.id = x.role_id"
                        + " where user_id = ? and r.code = ?)")
                .params(user.id().value(), role)
                .query(Boolean.class)
                .single();
    }

    private static UserId serviceUser() {
        return new UserId(World.owner()
                .sql("select id from users where kind = 'service' and display_name = 'import'")
                .query(Long.class)
                .single());
    }

    private String logged(String column) {
        return World.owner()
                .sql("select cast(" + column + " as text) from audit_logs where actor_user_id = ?"
                        + " order by sequence desc limit 1")
                .param(admin.id().value())
                .query(String.class)
                .single();
    }
}
