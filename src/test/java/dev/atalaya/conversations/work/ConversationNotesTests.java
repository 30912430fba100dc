package dev.atalaya.conversations.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class ConversationNotesTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations data = new Conversations();

    @Autowired
    private ConversationNotes notes;

    @Autowired
    private ConversationWork work;

    private AgentId agent;
    private AtalayaUser reviewer;
    private ConversationId id;

    @BeforeEach
    void fill() {
        agent = World.agent();
        reviewer = person("review");
        id = data.conversation(agent, "Ana", "Hello", NOW);
    }

    // W10
    @Test
    void aNoteIsReadByWhoeverReadsTheConversation() {
        as(() -> notes.add(id, "  Called twice\r\nNo answer "));

        var read = World.as(person("view"), () -> work.find(id)).orElseThrow();
        assertThat(read.notes()).singleElement().satisfies(note -> {
            assertThat(note.body()).isEqualTo("Called twice\nNo answer");
            assertThat(note.author()).isEqualTo(reviewer.displayName());
            assertThat(note.mayEdit()).isFalse();
            assertThat(note.mayDelete()).isFalse();
        });
        assertThat(read.noteCount()).isOne();
        assertThat(World.actionsOf(reviewer)).containsExactly("conversation.note_added");
    }

    // W10
    @Test
    void theNewestFiftyAreShownOldestFirst() {
        for (var n = 0; n < 52; n++) {
            var text = "Note " + n;
            as(() -> notes.add(id, text));
        }

        var read = as(() -> work.find(id)).orElseThrow();
        assertThat(read.notes()).hasSize(50);
        assertThat(read.notes().getFirst().body()).isEqualTo("Note 2");
        assertThat(read.notes().getLast().body()).isEqualTo("Note 51");
        assertThat(read.noteCount()).isEqualTo(52);
    }

    // W11
    @Test
    void theAuthorEditsAndTakesAway() {
        var note = as(() -> notes.add(id, "First"));
        edit(reviewer, note, 0, "Second");
        assertThat(only().body()).isEqualTo("Second");
        assertThat(only().editedAt()).isNotNull();

        delete(reviewer, note, 1);
        assertThat(only().body()).isEmpty();
        assertThat(only().deletedBy()).isEqualTo(reviewer.displayName());
        assertThat(only().mayEdit()).isFalse();
        assertThat(body(note)).isEqualTo("Second");
        assertThat(World.actionsOf(reviewer))
                .containsExactly("conversation.note_added", "conversation.note_edited", "conversation.note_deleted");
    }

    // W11
    @Test
    void nobodyWritesInSomebodyElsesName() {
        var note = as(() -> notes.add(id, "First"));
        var manager = person("manage");
        var colleague = person("review");

        assertThatThrownBy(() -> edit(manager, note, 0, "Changed"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("work.refused.author");
        assertThatThrownBy(() -> edit(colleague, note, 0, "Changed")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> delete(colleague, note, 0)).isInstanceOf(RefusedException.class);
        assertThat(body(note)).isEqualTo("First");
        assertThat(World.actionsOf(colleague)).containsExactly("access.denied", "access.denied");

        delete(manager, note, 0);
        assertThat(only().deletedBy()).isEqualTo(manager.displayName());
    }

    // W11, G-01
    @Test
    void whoeverIsSecondIsToldWhoWasFirst() {
        var note = as(() -> notes.add(id, "First"));
        edit(reviewer, note, 0, "In one window");

        assertThatThrownBy(() -> edit(reviewer, note, 0, "In the other"))
                .isInstanceOfSatisfying(
                        StaleException.class,
                        stale -> assertThat(stale.changedBy()).isEqualTo(reviewer.displayName()));
        assertThat(body(note)).isEqualTo("In one window");
        var manager = person("manage");
        delete(manager, note, 1);
        assertThatThrownBy(() -> edit(reviewer, note, 2, "Too late"))
                .isInstanceOfSatisfying(
                        StaleException.class,
                        stale -> assertThat(stale.changedBy()).isEqualTo(manager.displayName()));
    }

    // W12, A-03
    @Test
    void withoutTheLevelNothingIsWritten() {
        var reader = person("view");
        var foreign = data.conversation(World.agent(), "Eve", "Secret", NOW);

        assertThatThrownBy(() -> World.as(reader, () -> notes.add(id, "Hi")))
                .hasMessageContaining("work.refused.level");
        assertThatThrownBy(() -> as(() -> notes.add(foreign, "Hi"))).hasMessageContaining("work.refused.gone");
        assertThatThrownBy(() -> as(() -> notes.add(new ConversationId(Long.MAX_VALUE), "Hi")))
                .hasMessageContaining("work.refused.gone");
        assertThat(World.actionsOf(reader)).containsExactly("access.denied");
    }

    // W12, A-03
    @Test
    void aForeignNoteIsLikeAMissingOne() {
        var stranger = person("manage");
        agent = World.agent();
        var theirs = person("review");
        var foreign = data.conversation(agent, "Eve", "Secret", NOW);
        var note = World.as(theirs, () -> notes.add(foreign, "Secret"));

        for (var key : new long[] {note, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> edit(stranger, key, 0, "x")).hasMessageContaining("work.refused.note_gone");
            assertThatThrownBy(() -> delete(stranger, key, 0)).hasMessageContaining("work.refused.note_gone");
        }
        assertThat(body(note)).isEqualTo("Secret");
    }

    // W12
    @Test
    void needsThePermission() {
        var ops = World.person("ops");
        World.grant(ops, agent, "manage");

        assertThatThrownBy(() -> World.as(ops, () -> notes.add(id, "Hi"))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> edit(ops, 1, 0, "Hi")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> delete(ops, 1, 0)).isInstanceOf(AccessDeniedException.class);
    }

    // W13, C-01
    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\0b", "\ud800", "a\u202eb"})
    void whatNobodyCanReadIsRefused(String text) {
        assertThatThrownBy(() -> as(() -> notes.add(id, text)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("work.refused.note");
    }

    // W13, C-01
    @ParameterizedTest
    @ValueSource(
            strings = {"'; drop table users; --", "<script>alert(1)</script>", "100% _x\\", "{0} $1 :id", "👩‍👩‍👧 ok"
            })
    void whatLooksLikeCodeIsTextAndStaysAsItIs(String text) {
        as(() -> notes.add(id, text));

        assertThat(only().body()).isEqualTo(text);
    }

    // W13
    @Test
    void aNoteHasAtMostTenThousandCharacters() {
        as(() -> notes.add(id, "👍".repeat(ConversationNotes.LONGEST)));

        assertThat(only().body()).hasSize(2 * ConversationNotes.LONGEST);
        assertThatThrownBy(() -> as(() -> notes.add(id, "x".repeat(ConversationNotes.LONGEST + 1))))
                .hasMessageContaining("work.refused.note");
    }

    // W14
    @Test
    void theLogMeasuresANoteAndDoesNotRepeatIt() {
        as(() -> notes.add(id, "Nobody else's business"));

        assertThat(World.owner()
                        .sql("select after::text from audit_logs where actor_user_id = ?")
                        .param(reviewer.id().value())
                        .query(String.class)
                        .single())
                .contains("\"characters\": 22")
                .doesNotContain("business");
    }

    private NoteRow only() {
        return as(() -> work.find(id)).orElseThrow().notes().getFirst();
    }

    private void edit(AtalayaUser person, long note, int version, String text) {
        World.as(person, () -> {
            notes.edit(note, version, text);
            return true;
        });
    }

    private void delete(AtalayaUser person, long note, int version) {
        World.as(person, () -> {
            notes.delete(note, version);
            return true;
        });
    }

    private AtalayaUser person(String level) {
        var person = World.person("supervisor");
        World.grant(person, agent, level);
        return person;
    }

    private static String body(long note) {
        return World.owner()
                .sql("select body from conversation_notes where id = ?")
                .param(note)
                .query(String.class)
                .single();
    }

    private <T> T as(Supplier<T> act) {
        return World.as(reviewer, act);
    }
}
