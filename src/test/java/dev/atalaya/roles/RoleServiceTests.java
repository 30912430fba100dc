package dev.atalaya.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.components.Impact;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class RoleServiceTests {

    private static final KeysetOrder<RoleOrder> BY_NAME = new KeysetOrder<>(RoleOrder.NAME, false);
    private static final KeysetOrder<AssignmentOrder> NEWEST = new KeysetOrder<>(AssignmentOrder.GIVEN, true);

    @Autowired
    private RoleService roles;

    private AtalayaUser admin;
    private String unique;

    @BeforeEach
    void people() {
        admin = World.person("admin");
        unique = "r" + UUID.randomUUID().toString().substring(0, 8);
        World.signIn(admin);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // R2
    @Test
    void theListHasEveryRoleOnceByName() {
        for (var i = 0; i < 7; i++) {
            create(unique + "-" + i, "Name " + unique + (i % 2 == 0 ? " b" : " A") + i);
        }

        var names = new ArrayList<String>();
        var page = roles.list(unique, BY_NAME, null, 3);
        while (!page.isEmpty()) {
            page.forEach(row -> names.add(row.name().substring(5 + unique.length())));
            page = roles.list(unique, BY_NAME, page.getLast(), 3);
        }

        assertThat(names).containsExactly(" A1", " A3", " A5", " b0", " b2", " b4", " b6");
        assertThat(roles.list(unique, BY_NAME.reversed(), null, 1).getFirst().name())
                .endsWith("b6");
        assertThat(roles.count(unique)).isEqualTo(7);
    }

    // R2
    @Test
    void aRowCountsWhatIsInForce() {
        var code = World.role(Permissions.AGENTS_READ, Permissions.USERS_READ);
        World.person(code);
        World.owner()
                .sql("update user_roles set expires_at = now() - interval '1 day' where user_id = ?")
                .param(World.person(code).id().value())
                .update();
        World.grantRole(code, World.agent(), "view");

        var row = roles.list(code, BY_NAME, null, 10).getFirst();

        assertThat(row)
                .extracting(RoleRow::permissions, RoleRow::holders, RoleRow::agents, RoleRow::everyAgent)
                .containsExactly(2, 1, 1, false);
        World.grantRole(code, null, "view");
        assertThat(roles.list(code, BY_NAME, null, 10).getFirst().everyAgent()).isTrue();
    }

    // R2, C-01
    @Test
    void searchedTextsAreLiteral() {
        create(unique + "-1", unique + " 100% sure_");
        create(unique + "-2", unique + " 1000 surely");

        assertThat(roles.list("100% SURE_", BY_NAME, null, 10))
                .extracting(RoleRow::code)
                .containsExactly(unique + "-1");
        assertThat(roles.list("'; select pg_sleep(10)--", BY_NAME, null, 10))
                .noneMatch(role -> role.code().startsWith(unique));
        assertThat(roles.list("\\", BY_NAME, null, 10))
                .noneMatch(role -> role.code().startsWith(unique));
        assertThatThrownBy(() -> roles.list("x".repeat(201), BY_NAME, null, 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> roles.list("a\0b", BY_NAME, null, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    // R2, G-01
    @Test
    void aListTakesAsManyStatementsForOneRoleAsForMany() {
        create(unique, unique);

        var few = Statements.during(() -> roles.list(unique, BY_NAME, null, 50));
        var many = Statements.during(() -> roles.list("", BY_NAME, null, 50));

        assertThat(few).isEqualTo(many);
    }

    // R3
    @Test
    void aRoleIsMadeWithWhatItAllows() {
        var id = create(unique, "  " + unique + " ", Permissions.AUDIT_READ, Permissions.AGENTS_READ);

        var details = roles.find(id).orElseThrow();

        assertThat(details.name()).isEqualTo(unique);
        assertThat(details.permissions()).containsExactlyInAnyOrder(Permissions.AUDIT_READ, Permissions.AGENTS_READ);
        assertThat(World.actionsOf(admin)).containsExactly("role.created");
        assertThat(logged("after")).contains("\"permissions\": [\"agents.read\", \"audit.read\"]");
    }

    // R3
    @Test
    void codesAndNamesDiffer() {
        create(unique, unique);

        refused(Refusal.CODE_TAKEN, () -> create(unique, unique + " 2"));
        refused(Refusal.NAME_TAKEN, () -> create(unique + "-2", unique.toUpperCase(Locale.ROOT)));
        refused(Refusal.NAME_TAKEN, () -> create("x" + unique, " Administrator"));
    }

    // R3, C-01, C-05
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb\tc", "a\0b", "half \ud800", "\u202eevil", "admin\u200b"})
    void aNameIsOneLineThatCanBeSeen(String name) {
        assertThatThrownBy(() -> RoleDetails.created("code", name, "", Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // R3, C-01
    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien-N\u00fa\u00f1ez", "null", "${7*7} #{7*7} {{7*7}} %s %n {0}", "'); DROP TABLE message; --",
                "?1 :name ??| @> ->>", "{fn now()}", "<img src=x onerror=alert(1)>", "ROLE_ADMIN"
            })
    void anyOtherTextIsKeptAsItIs(String name) {
        var id = create(unique, name + unique);

        assertThat(roles.find(id).orElseThrow().name()).isEqualTo(name + unique);
    }

    // R3
    @Test
    void lengthsAreThoseOfTheColumns() {
        assertThat(RoleDetails.isName("\ud83d\ude00".repeat(100))).isTrue();
        assertThat(RoleDetails.isName("x".repeat(101))).isFalse();
        assertThat(RoleDetails.isName("x".repeat(1_000_000))).isFalse();
        assertThat(RoleDetails.isDescription("x".repeat(501))).isFalse();
        assertThat(roles.find(create(unique, "Nu\u0308n\u0303ez " + unique))
                        .orElseThrow()
                        .name())
                .isEqualTo("N\u00fc\u00f1ez " + unique);
    }

    // R3
    @Test
    void onlyWhatChangedIsRecorded() {
        var role = roles.find(create(unique, unique, Permissions.AGENTS_READ)).orElseThrow();

        roles.update(role.describedAs(unique + " new", "").allowing(Set.of(Permissions.USERS_READ)));

        assertThat(World.actionsOf(admin)).containsExactly("role.created", "role.updated");
        assertThat(logged("before")).isEqualTo("{\"name\": \"" + unique + "\", \"permissions\": [\"agents.read\"]}");
        assertThat(logged("after")).isEqualTo("{\"name\": \"" + unique + " new\", \"permissions\": [\"users.read\"]}");
    }

    // R3
    @Test
    void whatIsNoPermissionIsNotAllowed() {
        assertThatThrownBy(() -> create(unique, unique, "everything.everywhere"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // R4
    @Test
    void ofTwoWhoEditTheSecondIsTold() {
        var mine = roles.find(create(unique, unique)).orElseThrow();
        var theirs = roles.find(mine.key()).orElseThrow();
        roles.update(theirs.describedAs(unique + " theirs", ""));

        assertThatThrownBy(() -> roles.update(mine.describedAs(unique + " mine", "")))
                .isInstanceOf(StaleException.class);
        assertThatThrownBy(() -> roles.delete(mine, "why")).isInstanceOf(StaleException.class);
        assertThat(roles.find(mine.key()).orElseThrow().name()).isEqualTo(unique + " theirs");
    }

    // R4
    @Test
    void ofTwoWhoSetPermissionsTheSecondIsTold() {
        var mine = roles.find(create(unique, unique)).orElseThrow();
        roles.update(mine.allowing(Set.of(Permissions.USERS_READ)));

        assertThatThrownBy(() -> roles.update(mine.allowing(Set.of(Permissions.AGENTS_READ))))
                .isInstanceOf(StaleException.class);
    }

    // R9
    @Test
    void systemRolesStayWhatTheyAre() {
        var system = roles.find(
                        roles.list("supervisor", BY_NAME, null, 1).getFirst().id())
                .orElseThrow();

        refused(Refusal.SYSTEM_ROLE, () -> roles.update(system.describedAs("Boss", "")));
        refused(Refusal.SYSTEM_ROLE, () -> roles.update(system.allowing(Set.of())));
        refused(Refusal.SYSTEM_ROLE, () -> roles.delete(system, "why"));
        refused(Refusal.SYSTEM_ROLE, () -> roles.previewUpdate(system.allowing(Set.of())));
    }

    // R6, A-13
    @Test
    void nobodyChangesWhatARoleOfTheirsAllows() {
        var code = World.role(Permissions.ROLES_READ, Permissions.ROLES_MANAGE);
        var manager = World.person(code);
        World.signIn(manager);
        var own = roles.find(roles.list(code, BY_NAME, null, 1).getFirst().id()).orElseThrow();

        refused(Refusal.HELD_BY_ONESELF, () -> roles.update(own.allowing(Set.of(Permissions.ACCESS_GRANT))));
        assertThatThrownBy(() -> World.app()
                        .sql("begin; set local atalaya.user_id = '"
                                + manager.id().value()
                                + "'; insert into role_permissions (role_id, permission) values (" + own.key()
                                + ", 'access.grant'); rollback")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("nobody changes what a role of theirs allows");
        roles.update(own.describedAs(unique, "the name is free"));
        assertThat(roles.find(own.key()).orElseThrow().permissions()).hasSize(2);
    }

    // R8
    @Test
    void aPreviewCountsTheHoldersAndKeepsNothing() {
        var role = roles.find(create(unique, unique, Permissions.AGENTS_READ)).orElseThrow();
        World.person(unique);
        World.person(unique);

        var impact = roles.previewUpdate(role.allowing(Set.of(Permissions.USERS_READ)));

        assertThat(impact)
                .isEqualTo(new Impact(
                        2, 0, 0, 0, 0, 0, 0, List.of(Permissions.USERS_READ), List.of(Permissions.AGENTS_READ)));
        assertThat(roles.find(role.key()).orElseThrow()).isEqualTo(role);
        assertThat(World.actionsOf(admin)).containsExactly("role.created");
    }

    // R10
    @Test
    void aRoleIsDeletedOnceNobodyHoldsIt() {
        var role = roles.find(create(unique, unique, Permissions.AGENTS_READ)).orElseThrow();
        var person = World.person(unique);
        World.grantRole(unique, World.agent(), "view");

        refused(Refusal.HELD, () -> roles.delete(role, "why"));
        World.owner()
                .sql("delete from user_roles where user_id = ?")
                .param(person.id().value())
                .update();
        roles.delete(role, "nobody needs it");

        assertThat(roles.find(role.key())).isEmpty();
        assertThat(World.actionsOf(admin)).containsExactly("role.created", "role.deleted");
        assertThat(logged("reason")).isEqualTo("nobody needs it");
    }

    // R2
    @Test
    void holdersAreReadByKeyFromEitherEnd() {
        var id = create(unique, unique);
        for (var i = 0; i < 5; i++) {
            World.person(unique);
        }
        World.owner()
                .sql("update user_roles set granted_at = '2026-01-01' where role_id = ?")
                .param(id)
                .update();

        var ids = new ArrayList<Long>();
        var page = roles.holders(id, NEWEST, null, 2);
        while (!page.isEmpty()) {
            page.forEach(row -> ids.add(row.userId()));
            page = roles.holders(id, NEWEST, page.getLast(), 2);
        }

        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        assertThat(roles.holders(id, NEWEST.reversed(), null, 1).getFirst().userId())
                .isEqualTo(ids.getLast());
    }

    // R1
    @Test
    void whoeverMayNotDoesNothing() {
        var role = roles.find(create(unique, unique)).orElseThrow();
        World.signIn(World.person("auditor"));

        assertThat(roles.find(role.key())).isPresent();
        denied(() -> create(unique + "-2", unique + " 2"));
        denied(() -> roles.update(role.describedAs("mine", "")));
        denied(() -> roles.previewUpdate(role));
        denied(() -> roles.delete(role, "why"));

        World.signIn(World.person("supervisor"));
        denied(() -> roles.find(role.key()));
        denied(() -> roles.list("", BY_NAME, null, 10));
        denied(() -> roles.choices());
        denied(() -> roles.permissionsOf("admin"));
        denied(() -> roles.holders(role.key(), NEWEST, null, 10));
        denied(() -> roles.heldBy(admin.id(), NEWEST, null, 10));
    }

    private long create(String code, String name, String... permissions) {
        return roles.create(RoleDetails.created(code, name, "", Set.of(permissions)));
    }

    private static void denied(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(AccessDeniedException.class);
    }

    private static void refused(Refusal why, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.key()).isEqualTo(why.key()));
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
