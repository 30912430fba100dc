package dev.atalaya.conversations.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.conversations.work.TimelineEntry.Kind;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class ConversationTimelineTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations data = new Conversations();

    @Autowired
    private ConversationTimeline timeline;

    @Autowired
    private ConversationWork work;

    @Autowired
    private ConversationNotes notes;

    @Autowired
    private ConversationService conversations;

    private AgentId agent;
    private AtalayaUser manager;
    private ConversationId id;

    @BeforeEach
    void fill() {
        agent = World.agent();
        manager = World.person("supervisor");
        World.grant(manager, agent, "manage");
        id = data.conversation(agent, "Ana", "Hello", NOW);
        data.message(id, "contact", "A table for two", NOW);
        data.session(id, "sgd-system", NOW.plusSeconds(1));
        var label = World.owner()
                .sql("insert into labels (name) values ('stream ' || gen_random_uuid()) returning id")
                .query(Long.class)
                .single();
        World.as(manager, () -> {
            conversations.open(id);
            work.assign(Seen.however(id), manager.id());
            work.setPriority(Seen.however(id), ConversationPriority.HIGH);
            work.label(id, label);
            notes.add(id, "Call back");
            return work.changeStatus(Seen.however(id), ConversationStatus.CLOSED);
        });
    }

    // T1
    @Test
    void everythingStandsInOneStreamNewestFirst() {
        var auditor = reader("conversations.read", "ai_sessions.read", "audit.read");

        var all = read(auditor, null, 50);

        assertThat(all)
                .extracting(TimelineEntry::kind, TimelineEntry::detail)
                .contains(
                        tuple(Kind.MESSAGE, "contact"),
                        tuple(Kind.AI_SESSION, "none"),
                        tuple(Kind.ACTIVITY, "assignee"),
                        tuple(Kind.ACTIVITY, "priority"),
                        tuple(Kind.ACTIVITY, "labelled"),
                        tuple(Kind.ACTIVITY, "status"),
                        tuple(Kind.NOTE, "written"),
                        tuple(Kind.AUDIT, "conversation.viewed"));
        assertThat(all).hasSize(8);
        assertThat(all).extracting(entry -> entry.key().at()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(all.stream().filter(entry -> entry.detail().equals("assignee")))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.who()).isEqualTo(manager.displayName());
                    assertThat(entry.was()).isNull();
                    assertThat(entry.became()).isEqualTo(manager.displayName());
                });
    }

    // T2, A-14
    @Test
    void whoMayNotReadTheLogOrSessionsDoesNotSeeThem() {
        assertThat(read(reader("conversations.read"), null, 50))
                .extracting(TimelineEntry::kind)
                .containsOnly(Kind.MESSAGE, Kind.ACTIVITY, Kind.NOTE);
        assertThat(read(reader("conversations.read", "ai_sessions.read"), null, 50))
                .extracting(TimelineEntry::kind)
                .contains(Kind.AI_SESSION)
                .doesNotContain(Kind.AUDIT);
    }

    // T3
    @Test
    void itIsReadByKeyWithoutLosingOrRepeating() {
        data.messages(id, 60, NOW.plusSeconds(1));
        var auditor = reader("conversations.read", "ai_sessions.read", "audit.read");
        var whole = read(auditor, null, 500);
        var walked = new ArrayList<TimelineEntry>();
        TimelineKey last = null;
        for (var page = read(auditor, last, 7); !page.isEmpty(); page = read(auditor, last, 7)) {
            walked.addAll(page);
            last = page.getLast().key();
        }

        assertThat(walked).containsExactlyElementsOf(whole).hasSize(68);
    }

    // T4, A-03
    @Test
    void aForeignConversationHasNoStream() {
        var stranger = World.person("supervisor", "auditor");
        World.grant(stranger, World.agent(), "manage");

        assertThat(read(stranger, null, 50)).isEmpty();
        var ops = World.person("ops");
        assertThatThrownBy(() -> read(ops, null, 50)).isInstanceOf(AccessDeniedException.class);
    }

    // T5, H-06
    @Test
    void statementsStayTheSameHoweverMuchHappened() {
        var few = Statements.during(() -> read(manager, null, 50));
        data.messages(id, 1_000, NOW.plusSeconds(1));

        // The transaction's begin, its user and its commit are among them.
        assertThat(Statements.during(() -> read(manager, null, 50)))
                .isEqualTo(few)
                .isLessThanOrEqualTo(6);
    }

    private AtalayaUser reader(String... permissions) {
        var person = World.person(World.role(permissions));
        World.grant(person, agent, "view");
        return person;
    }

    private List<TimelineEntry> read(AtalayaUser person, @Nullable TimelineKey before, int limit) {
        return World.as(person, () -> timeline.before(id, before, limit));
    }
}
