package dev.atalaya.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.access.BulkGrants.Outcome;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class AccessServiceTests {

    private static final KeysetOrder<GrantOrder> NEWEST = new KeysetOrder<>(GrantOrder.GRANTED_AT, true);

    @Autowired
    private AccessService access;

    @Autowired
    private BulkGrants bulk;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private AtalayaUser admin;
    private AtalayaUser person;
    private AgentId agent;

    @BeforeEach
    void fill() {
        admin = World.person("admin");
        person = World.person("supervisor");
        agent = World.agent();
    }

    @Test
    void R1_aGrantKeepsWhoWhyAndUntilWhen() {
        var until = Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);

        assertThat(as(() -> access.grant(details(AccessLevel.REVIEW, until, null))))
                .isTrue();

        assertThat(only()).satisfies(grant -> {
            assertThat(grant.level()).isEqualTo(AccessLevel.REVIEW);
            assertThat(grant.grantedBy()).isEqualTo(admin.displayName());
            assertThat(grant.reason()).isEqualTo("because");
            assertThat(grant.until()).isEqualTo(until);
            assertThat(grant.inForce()).isTrue();
        });
        assertThat(World.actionsOf(admin)).containsExactly("access.granted");
    }

    @Test
    void R2_aChangeIsOneEventWithBothSides() {
        as(() -> access.grant(details(AccessLevel.VIEW, null, null)));

        var seen = only().version();
        as(() -> access.grant(details(AccessLevel.MANAGE, null, seen)));

        assertThat(only().level()).isEqualTo(AccessLevel.MANAGE);
        assertThat(World.actionsOf(admin)).containsExactly("access.granted", "access.changed");
        assertThat(World.owner()
                        .sql("select before ->> 'level' || ' ' || (after ->> 'level') from audit_logs"
                                + " where action = 'access.changed' and actor_user_id = ?")
                        .param(admin.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("view manage");
    }

    @Test
    void R2_sayingTheSameAgainChangesNothing() {
        as(() -> access.grant(details(AccessLevel.VIEW, null, null)));

        var seen = only().version();
        assertThat(as(() -> access.grant(details(AccessLevel.VIEW, null, seen))))
                .isFalse();
        assertThat(World.actionsOf(admin)).containsExactly("access.granted");
    }

    @Test
    void R2_anOldGrantIsFoundAmongHundreds() {
        as(() -> access.grant(details(AccessLevel.VIEW, null, null)));
        var old = only();
        World.owner()
                .sql("with made as (insert into whatsapp_agents (slug, name)"
                        + " select 'many-' || ? || '-' || n, 'Many' from generate_series(1, 600) n returning id)"
                        + " insert into user_agent_access (user_id, agent_id, level, granted_at)"
                        + " select ?, id, 'view', now() + interval '1 minute' from made")
                .params(person.id().value(), person.id().value())
                .update();

        assertThat(as(() -> access.between(GrantHolder.user(person.id()), agent.value())))
                .containsExactly(old);
        assertThat(as(() -> access.between(GrantHolder.user(person.id()), null)))
                .isEmpty();
    }

    // G-01
    @Test
    void R3_anEditOverSomebodyElsesIsRefused() {
        as(() -> access.grant(details(AccessLevel.VIEW, null, null)));
        var seen = only().version();
        as(() -> access.grant(details(AccessLevel.MANAGE, null, seen)));

        assertThatThrownBy(() -> as(() -> access.grant(details(AccessLevel.REVIEW, null, seen))))
                .isInstanceOf(StaleException.class);
        assertThatThrownBy(() -> as(() -> access.grant(details(AccessLevel.REVIEW, null, null))))
                .isInstanceOf(StaleException.class);
        var id = only().id();
        assertThatThrownBy(() -> as(() -> revoke(id, seen))).isInstanceOf(StaleException.class);
        assertThat(only().level()).isEqualTo(AccessLevel.MANAGE);
    }

    // G-01: of two who give the same at once, one is told, and there is one grant.
    @Test
    void R3_twoAtOnceMakeOneGrant() throws Exception {
        var other = World.person("admin");
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> first = () -> granted(admin);
            Callable<Boolean> second = () -> granted(other);
            for (var done : threads.invokeAll(List.of(first, second))) {
                done.get();
            }
        }
        assertThat(as(() -> access.reaching(person.id().value()))).hasSize(1);
    }

    //
    @Test
    void R4_nobodyGrantsToThemselvesNorToARoleOfTheirs() {
        var role = World.owner()
                .sql("select id from roles where code = 'admin'")
                .query(Long.class)
                .single();

        assertThatThrownBy(() -> as(() -> access.grant(new GrantDetails(
                        GrantHolder.user(admin.id()), agent.value(), AccessLevel.VIEW, "me", null, null))))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> as(() -> access.grant(
                        new GrantDetails(GrantHolder.role(role), agent.value(), AccessLevel.VIEW, "mine", null, null))))
                .isInstanceOf(RefusedException.class);
    }

    // the second wall, without the service.
    @Test
    void R4_theDatabaseRefusesOnesOwnGrantToo() {
        assertThatThrownBy(() -> inTransaction(() -> database.sql(
                                "insert into user_agent_access (user_id, agent_id, level) values (?, ?, 'view')")
                        .params(admin.id().value(), agent.value())
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("nobody changes their own access");
    }

    @Test
    void R5_aRevokedGrantIsGoneAndSaysWhy() {
        as(() -> access.grant(details(AccessLevel.VIEW, null, null)));
        var grant = only();

        as(() -> revoke(grant.id(), grant.version()));

        assertThat(as(() -> access.reaching(person.id().value()))).isEmpty();
        assertThat(World.owner()
                        .sql("select reason from audit_logs where action = 'access.revoked' and actor_user_id = ?")
                        .param(admin.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("no longer needed");
    }

    @Test
    void R6_anEndThatIsPastIsRefused() {
        assertThatThrownBy(() -> as(() ->
                        access.grant(details(AccessLevel.VIEW, Instant.now().minusSeconds(1), null))))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void R7_whoMayReadMayNotGrant() {
        var auditor = World.person("auditor");

        assertThatThrownBy(() -> World.as(auditor, () -> access.grant(details(AccessLevel.VIEW, null, null))))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(World.as(auditor, () -> access.reaching(person.id().value())))
                .isEmpty();
        assertThatThrownBy(() -> World.as(World.person("supervisor"), () -> access.count(GrantFilter.ALL)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void R8_theListIsReadByKeyAndNarrowed() {
        for (var n = 0; n < 5; n++) {
            var another = World.agent();
            as(() -> access.grant(new GrantDetails(
                    GrantHolder.user(person.id()), another.value(), AccessLevel.VIEW, "because", null, null)));
        }
        var filter = new GrantFilter(person.displayName(), null, null, null);

        var first = as(() -> access.list(filter, NEWEST, null, 3));
        var rest = as(() -> access.list(filter, NEWEST, first.getLast(), 3));

        assertThat(first).hasSize(3);
        assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(as(() -> access.count(filter))).isEqualTo(5);
        assertThat(as(() -> access.list(
                        new GrantFilter("100%_\\", null, AccessLevel.VIEW, GrantFilter.State.ENDING), NEWEST, null, 3)))
                .isEmpty();
    }

    @Test
    void R9_aPreviewCountsEverybodyWithTheRole() {
        var code = World.role("conversations.read");
        World.person(code);
        World.person(code);
        World.conversation(agent, "one");
        var role = World.owner()
                .sql("select id from roles where code = ?")
                .param(code)
                .query(Long.class)
                .single();

        var impact = as(() -> access.previewGrant(
                new GrantDetails(GrantHolder.role(role), agent.value(), AccessLevel.VIEW, "because", null, null)));

        assertThat(impact.users()).isEqualTo(2);
        assertThat(impact.agentsGained()).isOne();
        assertThat(impact.conversationsGained()).isOne();
        assertThat(World.actionsOf(admin)).isEmpty();
    }

    @Test
    void R10_ofManyGrantsOneThatIsRefusedLeavesTheOthersGiven() {
        var wanted = List.of(
                details(AccessLevel.VIEW, null, null),
                new GrantDetails(GrantHolder.user(admin.id()), agent.value(), AccessLevel.VIEW, "me", null, null));

        assertThat(as(() -> bulk.grant(wanted)))
                .extracting(BulkGrants.Result::outcome)
                .containsExactly(Outcome.DONE, Outcome.REFUSED);
        assertThat(only().level()).isEqualTo(AccessLevel.VIEW);
        assertThat(World.actionsOf(admin)).containsExactly("access.granted");
    }

    private GrantDetails details(AccessLevel level, @Nullable Instant until, @Nullable Integer version) {
        return new GrantDetails(GrantHolder.user(person.id()), agent.value(), level, "because", until, version);
    }

    private boolean granted(AtalayaUser by) {
        try {
            return World.as(by, () -> access.grant(details(AccessLevel.VIEW, null, null)));
        } catch (StaleException told) {
            return false;
        }
    }

    private boolean revoke(long id, int version) {
        access.revoke(id, version, "no longer needed");
        return true;
    }

    private GrantRow only() {
        var grants = as(() -> access.reaching(person.id().value()));
        assertThat(grants).hasSize(1);
        return grants.getFirst();
    }

    private <T> T as(Supplier<T> work) {
        return World.as(admin, work);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return as(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
