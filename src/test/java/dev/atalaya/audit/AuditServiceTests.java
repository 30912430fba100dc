package dev.atalaya.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditResult;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class AuditServiceTests {

    @Autowired
    private AuditService audit;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient database;

    private AtalayaUser auditor;
    private AtalayaUser actor;

    @BeforeEach
    void people() {
        auditor = World.person("auditor");
        actor = World.person();
    }

    @Test
    void readsNewestFirstPageByPage() {
        happen(actor, 7, null);

        var read = World.as(auditor, () -> everyPage(by(actor), true));

        assertThat(read).hasSize(7);
        assertThat(read).extracting(AuditRow::sequence).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(World.as(auditor, () -> everyPage(by(actor), false))).isEqualTo(read.reversed());
    }

    @Test
    void narrowsByActorActionResultAndPeriod() {
        happen(actor, new Happened("thing.made", null));
        happen(
                actor,
                new Happened("thing.broken", new AuditTarget("thing", 2L, "B"), null, AuditResult.FAILED, Map.of()));
        var rows = World.as(auditor, () -> everyPage(by(actor), true));
        var failed = rows.getFirst();

        assertThat(only(new AuditFilter(actor.id(), "thing.made", null, null, null)))
                .containsExactly(rows.getLast());
        assertThat(only(new AuditFilter(actor.id(), null, AuditResult.FAILED, null, null)))
                .containsExactly(failed);
        assertThat(only(new AuditFilter(actor.id(), null, null, failed.at(), null)))
                .containsExactly(failed);
        assertThat(only(new AuditFilter(actor.id(), null, null, null, failed.at())))
                .containsExactly(rows.getLast());
        assertThat(World.as(auditor, () -> audit.count(by(actor)))).isEqualTo(2);
    }

    @Test
    void detailsHoldEveryField() {
        happen(
                actor,
                new Happened(
                        "thing.changed",
                        new AuditTarget("thing", 3L, "C"),
                        null,
                        AuditResult.OK,
                        Map.of("colour", "red", "size", 3)));
        var row = World.as(auditor, () -> everyPage(by(actor), true)).getFirst();

        var details = World.as(auditor, () -> audit.find(row.sequence())).orElseThrow();

        assertThat(details.row()).isEqualTo(row);
        assertThat(details.changes())
                .containsExactly(
                        new AuditDetails.Change("colour", "red", null), new AuditDetails.Change("size", "3", null));
        assertThat(details.hash()).hasSize(64).isNotEqualTo(details.previousHash());
    }

    @Test
    void withoutReadAllOnlyEventsOfAgentsInScopeAreSeen() {
        var mine = World.agent();
        var foreign = World.agent();
        var reader = scopedReader(mine);
        happen(actor, 2, mine);
        happen(actor, 2, foreign);
        happen(actor, 2, null);

        var seen = World.as(reader, () -> everyPage(by(actor), true));

        assertThat(seen).hasSize(2).allMatch(row -> row.agentId() != null && row.agentId() == mine.value());
        assertThat(World.as(reader, () -> audit.count(by(actor)))).isEqualTo(2);
        var others = World.as(auditor, () -> everyPage(by(actor), true)).stream()
                .filter(row -> row.agentId() == null || row.agentId() != mine.value())
                .toList();
        assertThat(others)
                .hasSize(4)
                .allSatisfy(row -> assertThat(World.as(reader, () -> audit.find(row.sequence())))
                        .isEmpty());
    }

    /** The service's own wall, with the database's taken down: the owner passes every policy. */
    @Test
    void theServiceNarrowsByItself() {
        var mine = World.agent();
        happen(actor, 1, mine);
        happen(actor, 1, World.agent());
        var query = new AuditQuery(by(actor), List.of(mine));

        var found = World.owner()
                .sql(query.page(true, null, 50, List.of()))
                .params(query.parameters())
                .query((row, number) -> row.getLong("agent_id"))
                .list();

        assertThat(found).containsExactly(mine.value());
    }

    /** The database's wall, with the service's taken down: a query without any condition. */
    @Test
    void theDatabaseNarrowsByItself() {
        var mine = World.agent();
        var reader = scopedReader(mine);
        happen(actor, 1, mine);
        happen(actor, 1, World.agent());
        var query = new AuditQuery(by(actor), null);

        assertThat(asInDatabase(reader, query)).containsExactly(mine.value());
    }

    @Test
    void namesWhoAndWhatTheLogHolds() {
        happen(actor, new Happened("thing.named", null));

        assertThat(World.as(auditor, audit::actors)).contains(new AuditActor(actor.id(), actor.displayName()));
        assertThat(World.as(auditor, audit::actions)).contains("thing.named").isSorted();
    }

    @Test
    void aPageIsNeverLargerThanFiveHundred() {
        happen(actor, 501, null);

        assertThat(World.as(auditor, () -> audit.search(by(actor), true, null, 1_000_000)))
                .hasSize(AuditService.MOST);
    }

    @Test
    void othersMayNotRead() {
        var supervisor = World.person("supervisor");

        assertThatThrownBy(() -> World.as(supervisor, () -> audit.search(AuditFilter.NONE, true, null, 10)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> World.as(supervisor, audit::actors)).isInstanceOf(AccessDeniedException.class);
    }

    private List<Long> asInDatabase(AtalayaUser reader, AuditQuery query) {
        return World.as(
                reader,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> database.sql(query.page(true, null, 50, List.of()))
                                .params(query.parameters())
                                .query((row, number) -> row.getLong("agent_id"))
                                .list()));
    }

    private AtalayaUser scopedReader(AgentId agent) {
        var reader = World.person(World.role(Permissions.AUDIT_READ));
        World.grant(reader, agent, "view");
        return reader;
    }

    private List<AuditRow> only(AuditFilter filter) {
        return World.as(auditor, () -> everyPage(filter, true));
    }

    private List<AuditRow> everyPage(AuditFilter filter, boolean newestFirst) {
        var all = new ArrayList<AuditRow>();
        var page = audit.search(filter, newestFirst, null, 3);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = audit.search(filter, newestFirst, page.getLast().key(), 3);
        }
        return all;
    }

    private static AuditFilter by(AtalayaUser actor) {
        return new AuditFilter(actor.id(), null, null, null, null);
    }

    private void happen(AtalayaUser who, int times, @Nullable AgentId agent) {
        var event = new Happened("thing.touched", agent);
        World.as(
                who,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    for (var i = 0; i < times; i++) {
                        events.publishEvent(event);
                    }
                    return times;
                }));
    }

    private void happen(AtalayaUser who, Happened event) {
        World.as(
                who,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    events.publishEvent(event);
                    return 1;
                }));
    }
}
