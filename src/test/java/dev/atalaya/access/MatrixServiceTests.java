package dev.atalaya.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.atalaya.access.MatrixRow.Reach;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class MatrixServiceTests {

    private static final KeysetOrder<MatrixOrder> BY_NAME = new KeysetOrder<>(MatrixOrder.NAME, false);

    @Autowired
    private MatrixService matrix;

    private AtalayaUser admin;
    private AtalayaUser person;
    private AgentId agent;
    private String role;

    @BeforeEach
    void fill() {
        admin = World.person("admin");
        role = World.role("conversations.read");
        person = World.person(role);
        agent = World.agent();
    }

    // S03
    @Test
    void aUsersOwnGrantAndThatOfARoleAreToldApart() {
        World.grant(person, agent, "view");
        grantToRole(agent.value());

        assertThat(row(MatrixSide.USERS, person.displayName(), agent.value()).reaching(agent.value()))
                .extracting(Reach::level, Reach::role)
                .containsExactlyInAnyOrder(tuple(AccessLevel.VIEW, null), tuple(AccessLevel.REVIEW, role));
    }

    @Test
    void allAgentsReachEachColumn() {
        World.grant(person, null, "manage");

        assertThat(row(MatrixSide.USERS, person.displayName(), agent.value()).reaching(agent.value()))
                .extracting(Reach::column)
                .containsExactly((Long) null);
    }

    @Test
    void whatHasEndedIsNotInTheMatrix() {
        World.grant(person, agent, "view");
        World.owner()
                .sql("update user_agent_access set expires_at = now() where user_id = ?")
                .param(person.id().value())
                .update();

        assertThat(row(MatrixSide.USERS, person.displayName(), agent.value()).reaches())
                .isEmpty();
    }

    @Test
    void rolesHaveRowsOfTheirOwn() {
        grantToRole(agent.value());

        assertThat(row(MatrixSide.ROLES, role, agent.value()).reaching(agent.value()))
                .extracting(Reach::level)
                .containsExactly(AccessLevel.REVIEW);
    }

    // R06
    @Test
    void whatARoleBringsEndsWithWhicheverEndsFirst() {
        grantToRole(agent.value());
        var end = Instant.parse("2040-01-01T00:00:00Z");
        World.owner()
                .sql("update user_roles set expires_at = '2040-01-01T00:00:00Z' where user_id = ?")
                .param(person.id().value())
                .update();
        assertThat(row(MatrixSide.USERS, person.displayName(), agent.value()).reaches())
                .extracting(Reach::until)
                .containsExactly(end);

        World.owner()
                .sql("update user_agent_access set expires_at = '2035-01-01T00:00:00Z'"
                        + " where role_id = (select id from roles where code = ?)")
                .param(role)
                .update();
        assertThat(row(MatrixSide.USERS, person.displayName(), agent.value()).reaches())
                .extracting(Reach::until)
                .containsExactly(Instant.parse("2035-01-01T00:00:00Z"));
    }

    @Test
    void theSameSeenFromTheAgents() {
        World.grant(person, agent, "view");
        grantToRole(null);
        var name = World.owner()
                .sql("select name from whatsapp_agents where id = ?")
                .param(agent.value())
                .query(String.class)
                .single();

        assertThat(row(MatrixSide.AGENTS, name, person.id().value()).reaches())
                .extracting(Reach::column, Reach::level)
                .containsExactlyInAnyOrder(
                        tuple(person.id().value(), AccessLevel.VIEW),
                        tuple(person.id().value(), AccessLevel.REVIEW));
    }

    @Test
    void rowsAreReadByNameInBothDirections() {
        var filter = new MatrixFilter(MatrixSide.USERS, "Person", "");
        var first = page(filter, BY_NAME, null);
        var next = page(filter, BY_NAME, first.getLast());

        assertThat(first).hasSize(2);
        assertThat(next).doesNotContainAnyElementsOf(first);
        assertThat(page(filter, BY_NAME.reversed(), next.getFirst())).isEqualTo(first.reversed());
        assertThat(page(filter, BY_NAME.reversed(), null)).hasSize(2);
    }

    // P3, H-06
    @Test
    void aPageTakesThreeStatementsHoweverManyRows() {
        World.grant(person, agent, "view");
        for (var n = 0; n < 30; n++) {
            World.grant(World.person("supervisor"), agent, "view");
        }
        var filter = new MatrixFilter(MatrixSide.USERS, "Person", "");
        var nothing = Statements.during(() -> World.as(admin, () -> matrix.holders("x".repeat(300))));

        assertThat(Statements.during(() -> page(filter, BY_NAME, null)) - nothing)
                .isLessThanOrEqualTo(3);
        assertThat(Statements.during(() ->
                                World.as(admin, () -> matrix.rows(filter, List.of(agent.value()), BY_NAME, null, 100)))
                        - nothing)
                .isEqualTo(3);
    }

    // An auditor reads who has access to what, agents' names included, and no conversation.
    @Test
    void whoReadsAccessReadsTheNamesOfAllAgents() {
        var auditor = World.person("auditor");
        var columns = World.as(auditor, () -> matrix.columns(new MatrixFilter(MatrixSide.USERS, "", "Agent")));

        assertThat(columns).isNotEmpty();
        World.conversation(agent, "secret");
        assertThat(World.as(auditor, () -> matrix.columns(new MatrixFilter(MatrixSide.USERS, "", "Agent"))))
                .hasSizeLessThanOrEqualTo(MatrixService.MOST_COLUMNS + 1);
    }

    private MatrixRow row(MatrixSide side, String name, long column) {
        return World.as(admin, () -> matrix.rows(new MatrixFilter(side, name, ""), List.of(column), BY_NAME, null, 50))
                .stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<MatrixRow> page(MatrixFilter filter, KeysetOrder<MatrixOrder> order, @Nullable MatrixRow after) {
        return World.as(admin, () -> matrix.rows(filter, List.of(agent.value()), order, after, 2));
    }

    private void grantToRole(@Nullable Long to) {
        World.owner()
                .sql("insert into user_agent_access (role_id, agent_id, level)"
                        + " select id, cast(? as bigint), 'review' from roles where code = ?")
                .params(Arrays.asList(to, role))
                .update();
    }
}
