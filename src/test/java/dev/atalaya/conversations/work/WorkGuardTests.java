package dev.atalaya.conversations.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.conversations.Conversations;
import dev.atalaya.conversations.work.WorkQueries.Change;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps work on conversations inside scope and level, each guard with the other taken down. */
@DatabaseTest
class WorkGuardTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<String> TABLES = List.of(
            "conversations", "conversation_labels", "conversation_notes", "conversation_activities", "contacts");

    private final Conversations data = new Conversations();

    @Autowired
    private ConversationWork work;

    @Autowired
    private ConversationNotes notes;

    @Autowired
    private ConversationTimeline timeline;

    @Autowired
    private WorkQueries queries;

    @Autowired
    private TimelineQueries stream;

    @Autowired
    private ConversationRepository conversations;

    @Autowired
    private NoteRepository noteRows;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private AgentId mine;
    private AgentId foreign;
    private AtalayaUser reader;
    private ConversationId ours;
    private ConversationId theirs;
    private long note;
    private long label;

    @BeforeEach
    void fill() {
        mine = World.agent();
        foreign = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, mine, "view");
        ours = data.conversation(mine, "Ana", "Hello", NOW);
        theirs = data.conversation(foreign, "Eve", "Secret", NOW);
        label = World.owner()
                .sql("insert into labels (name) values ('guard ' || gen_random_uuid()) returning id")
                .query(Long.class)
                .single();
        note = World.owner()
                .sql("insert into conversation_notes (agent_id, conversation_id, author_id, body)"
                        + " values (?, ?, ?, 'Secret') returning id")
                .params(foreign.value(), theirs.value(), World.person().id().value())
                .query(Long.class)
                .single();
    }

    // The first wall: policies are off, the services alone hold.
    @Test
    void withoutPoliciesTheServicesStillStayInScope() {
        try {
            TABLES.forEach(table -> alter(table, "disable"));

            assertThat(as(() -> work.find(theirs))).isEmpty();
            assertThat(as(() -> timeline.before(theirs, null, 50))).isEmpty();
            assertThat(as(() -> work.assignees(theirs, ""))).isEmpty();
            assertThatThrownBy(() -> as(() -> work.label(theirs, label))).hasMessageContaining("work.refused.gone");
            assertThatThrownBy(() -> as(() -> work.unassign(Seen.however(theirs))))
                    .hasMessageContaining("work.refused.gone");
            assertThatThrownBy(() -> as(() -> work.unassign(Seen.however(ours))))
                    .hasMessageContaining("work.refused.level");
            assertThatThrownBy(() -> as(() -> notes.add(theirs, "Hi"))).hasMessageContaining("work.refused.gone");
            assertThatThrownBy(() -> as(() -> notes.add(ours, "Hi"))).hasMessageContaining("work.refused.level");
            assertThatThrownBy(() -> as(() -> {
                        notes.delete(note, 0);
                        return true;
                    }))
                    .hasMessageContaining("work.refused.note_gone");
        } finally {
            TABLES.forEach(table -> alter(table, "enable"));
        }
    }

    // The second wall: the queries are told every agent, the policies alone hold.
    @Test
    void withoutTheServicesConditionsThePoliciesStillHold() {
        var all = List.of(mine, foreign);

        assertThat(inTransaction(() -> conversations.lock(theirs.value(), AgentId.array(all))))
                .isEmpty();
        // It is read with the level view, and locked for a change only with manage.
        assertThat(inTransaction(() -> conversations.lock(ours.value(), AgentId.array(all))))
                .isEmpty();
        assertThat(inTransaction(() -> noteRows.lock(note, AgentId.array(all)))).isEmpty();
        assertThat(inTransaction(() -> queries.agentOf(theirs, all))).isEmpty();
        assertThat(inTransaction(() -> queries.attending(theirs, all, "", 20))).isEmpty();
        assertThat(inTransaction(() -> stream.before(theirs, all, TimelineKey.END, true, true, 50)))
                .isEmpty();
        assertThatThrownBy(() -> inTransaction(() -> queries.addLabel(ours, mine, label, NOW)))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> inTransaction(() -> {
                    queries.add(ours, mine, reader.id(), new Change(ActivityKind.STATUS, "open", "closed"), NOW);
                    return true;
                }))
                .isInstanceOf(DataAccessException.class);
    }

    // W11: in the database too
    @Test
    void nobodyWritesANoteInAnothersName() {
        World.revoke(reader);
        World.grant(reader, mine, "manage");
        var other = World.person().id();

        assertThatThrownBy(() -> inTransaction(
                        () -> database.sql("insert into conversation_notes (agent_id, conversation_id, author_id, body)"
                                        + " values (?, ?, ?, 'Forged')")
                                .params(mine.value(), ours.value(), other.value())
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    //
    @Test
    void aRowOfOneAgentDoesNotHangOnAnothersConversation() {
        World.revoke(reader);
        World.grant(reader, mine, "manage");

        assertThatThrownBy(() -> inTransaction(() -> queries.addLabel(theirs, mine, label, NOW)))
                .hasStackTraceContaining("conversation_labels_conversation_fkey");
        assertThatThrownBy(() ->
                        inTransaction(() -> queries.addLabel(new ConversationId(Long.MAX_VALUE), mine, label, NOW)))
                .hasStackTraceContaining("conversation_labels_conversation_fkey");
    }

    // L5: in the database too
    @Test
    void withoutThePermissionNobodyMakesLabels() {
        reader = World.person(World.role("conversations.read"));

        assertThatThrownBy(() -> inTransaction(() -> database.sql("insert into labels (name) values ('forged')")
                        .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(inTransaction(() -> database.sql("update labels set name = 'forged' where id = ?")
                        .param(label)
                        .update()))
                .isZero();
    }

    //
    @Test
    void withoutAUserThereIsNothing() {
        for (var table : List.of("labels", "conversation_labels", "conversation_notes", "conversation_activities")) {
            assertThat(World.app()
                            .sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    // H-06
    @Test
    void thePanelTakesOneStatement() {
        var empty = Statements.during(() -> inTransaction(() -> 0));
        var few = Statements.during(() -> as(() -> work.find(ours)));
        World.owner()
                .sql("insert into conversation_notes (agent_id, conversation_id, author_id, body)"
                        + " select ?, ?, ?, 'Note ' || n from generate_series(1, 200) n")
                .params(mine.value(), ours.value(), reader.id().value())
                .update();

        assertThat(Statements.during(() -> as(() -> work.find(ours)))).isEqualTo(few);
        assertThat(few - empty).isOne();
    }

    private static void alter(String table, String what) {
        World.owner()
                .sql("alter table " + table + " " + what + " row level security")
                .update();
    }

    private <T> T as(Supplier<T> act) {
        return World.as(reader, act);
    }

    private <T> T inTransaction(Supplier<T> act) {
        return as(() -> new TransactionTemplate(transactions).execute(status -> act.get()));
    }
}
