package dev.atalaya.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps a reader's agents inside the scope, each guard with the other taken down. */
@DatabaseTest
class AgentGuardTests {

    private static final KeysetOrder<AgentOrder> BY_NAME = new KeysetOrder<>(AgentOrder.NAME, false);
    private static final List<String> TABLES = List.of("whatsapp_agents", "conversations");

    @Autowired
    private AgentService agents;

    @Autowired
    private AgentQueries queries;

    @Autowired
    private AgentRepository repository;

    @Autowired
    private PlatformTransactionManager transactions;

    private AgentId mine;
    private AgentId foreign;
    private AtalayaUser reader;

    @BeforeEach
    void fill() {
        mine = World.agent();
        foreign = World.agent();
        World.conversation(mine, "ours");
        World.conversation(foreign, "theirs");
        reader = World.person("supervisor");
        World.grant(reader, mine, "view");
    }

    // R1; the first wall: policies are off, the queries alone hold.
    @Test
    void withoutPoliciesTheServiceStillStaysInScope() {
        try {
            TABLES.forEach(table -> alter(table, "disable"));

            assertThat(World.as(reader, () -> agents.list(AgentFilter.ALL, BY_NAME, null, 50)))
                    .extracting(AgentRow::agent)
                    .containsExactly(mine);
            assertThat(World.as(reader, () -> agents.count(AgentFilter.ALL))).isOne();
            assertThat(World.as(reader, () -> agents.find(foreign))).isEmpty();
            assertThat(World.as(reader, () -> agents.volumes(foreign))).isEmpty();
            var admin = World.person("admin");
            assertThat(World.as(admin, () -> agents.list(new AgentFilter(slug(), null, null), BY_NAME, null, 50)))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.conversations()).isZero();
                        assertThat(row.lastMessageAt()).isNull();
                    });
        } finally {
            TABLES.forEach(table -> alter(table, "enable"));
        }
    }

    // R1; the second wall: the queries are told every agent, the policies alone hold.
    @Test
    void withoutTheQueriesConditionsThePoliciesStillHold() {
        var all = List.of(mine, foreign);

        assertThat(inTransaction(() -> queries.list(AgentFilter.ALL, all, true, BY_NAME, null, 50, 10)))
                .extracting(AgentRow::agent)
                .containsExactly(mine);
        assertThat(inTransaction(() -> queries.count(AgentFilter.ALL, all, true, 10)))
                .isOne();
        assertThat(inTransaction(() -> repository.findById(foreign.value()))).isEmpty();
        assertThat(inTransaction(() -> queries.volumes(foreign, all, 10)))
                .hasValueSatisfying(volumes -> assertThat(volumes.open()).isZero());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return World.as(reader, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private String slug() {
        return World.owner()
                .sql("select slug from whatsapp_agents where id = ?")
                .param(foreign.value())
                .query(String.class)
                .single();
    }

    private static void alter(String table, String security) {
        World.owner()
                .sql("alter table " + table + " " + security + " row level security")
                .update();
    }
}
