package dev.atalaya.aisessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Rules of docs/features/ai-sessions.md that need the database. */
@DatabaseTest
class AiSessionServiceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final KeysetOrder<SessionOrder> NEWEST = new KeysetOrder<>(SessionOrder.STARTED, true);

    private final Conversations conversations = new Conversations();
    private final Sessions data = new Sessions();

    @Autowired
    private AiSessionService sessions;

    private AgentId agent;
    private AgentId foreign;
    private AtalayaUser reader;
    private ConversationId conversation;
    private ConversationId theirs;

    @BeforeEach
    void people() {
        agent = World.agent();
        foreign = World.agent();
        reader = World.person("supervisor", World.role(Permissions.CONTACTS_READ_PERSONAL));
        World.grant(reader, agent, "view");
        conversation = conversations.conversation(agent, "Ana", "Hello", NOW);
        theirs = conversations.conversation(foreign, "Eve", "Secret", NOW);
    }

    // R1
    @Test
    void readersSeeTheSessionsOfTheirAgentsTheNewestFirst() {
        var older = data.session(conversation, "a", NOW.minusSeconds(60));
        var newer = data.session(conversation, "b", NOW, "handed_over", 5_000, 1_200, 4_200L);
        data.entry(newer, 0, "user", "Hi");
        data.entry(newer, 1, "assistant", null, null, "Hello", "timeout", null);
        data.session(theirs, "c", NOW);

        var rows = list(SessionFilter.ALL);

        assertThat(rows).extracting(SessionRow::id).containsExactly(newer, older);
        assertThat(rows.getFirst())
                .isEqualTo(new SessionRow(
                        newer,
                        "b",
                        rows.getFirst().agentName(),
                        conversation,
                        "Ana",
                        NOW,
                        1,
                        1,
                        5_000,
                        200,
                        100,
                        new Cost(4_200, "EUR", false),
                        1_200L,
                        SessionOutcome.HANDED_OVER,
                        null));
        assertThat(rows.getLast().cost()).isNull();
        assertThat(World.as(reader, () -> sessions.count(SessionFilter.ALL))).isEqualTo(new SessionCount(2, false));
    }

    // R3
    @Test
    void eachFilterNarrows() {
        var cheap = data.session(conversation, "m-small", NOW.minusSeconds(3_600), "resolved", 10, 100, 5L);
        var dear = data.session(conversation, "m-large", NOW, "failed", 10, 9_000, 5_000_000L);
        var broken = data.session(conversation, "m-small", NOW.minusSeconds(7_200), "resolved", 10, 100, null);
        data.entry(broken, 0, "tool", "Find", "{}", "[]", "unreachable", null);
        var other = World.agent();
        World.grant(reader, other, "view");
        var elsewhere = data.session(conversations.conversation(other, "Luis", "Hi", NOW), "m-small", NOW);

        assertThat(found(filter(agent, null, null, null, null, false, null, null, "")))
                .containsExactly(dear, cheap, broken);
        assertThat(found(filter(null, "m-large", null, null, null, false, null, null, "")))
                .containsExactly(dear);
        assertThat(found(filter(null, null, SessionOutcome.FAILED, null, null, false, null, null, "")))
                .containsExactly(dear);
        assertThat(found(filter(agent, null, null, NOW.minusSeconds(3_600), NOW, false, null, null, "")))
                .containsExactly(cheap);
        assertThat(found(filter(null, null, null, null, null, true, null, null, "")))
                .containsExactly(dear, broken);
        assertThat(found(filter(null, null, null, null, null, false, 5_000_000L, null, "")))
                .containsExactly(dear);
        assertThat(found(filter(null, null, null, null, null, false, null, 9_000L, "")))
                .containsExactly(dear);
        assertThat(found(filter(foreign, null, null, null, null, false, null, null, "")))
                .isEmpty();
        assertThat(found(filter(other, null, null, null, null, false, null, null, "")))
                .containsExactly(elsewhere);
    }

    // R4
    @Test
    void wordsAreFoundWhereverTheyAreSaid() {
        var session = data.session(conversation, "m", NOW);
        data.entry(session, 0, "system", "Recepción del hotel");
        data.entry(session, 1, "tool", "FindRooms", "{\"city\": \"Málaga\"}", "[\"Suite Ñandú\"]", null, null);
        data.entry(session, 2, "assistant", null, null, "Hay una habitación al 100%", "too slow", null);
        data.session(conversation, "m", NOW.plusSeconds(1));
        var secret = data.session(theirs, "m", NOW);
        data.entry(secret, 0, "assistant", "Recepción habitación Málaga");

        for (var text : List.of(
                "recepcion",
                "RECEPCIÓN",
                "malaga",
                "findrooms",
                "nandu",
                "habitacion",
                "\"una habitacion\"",
                "slow",
                "malaga -madrid",
                "madrid or malaga",
                "100%")) {
            assertThat(found(words(text))).as(text).containsExactly(session);
        }
        for (var text : List.of("habita", "\"habitacion una\"", "malaga -rooms -findrooms", "%", "_", "'; drop --")) {
            assertThat(found(words(text))).as(text).isEmpty();
        }
        assertThat(World.as(reader, () -> sessions.count(words("malaga")))).isEqualTo(new SessionCount(1, false));
    }

    // R4
    @Test
    void wordsThatAreEverywhereAreFoundToo() {
        var word = "w" + System.nanoTime();
        var one = data.session(conversation, "a", NOW);
        var other = data.session(conversation, "b", NOW.minusSeconds(1));
        data.session(conversation, "c", NOW.minusSeconds(2));
        data.entries(one, 0, 20_001, "and " + word);
        data.entry(other, 0, "assistant", word);
        var secret = data.session(theirs, "m", NOW);
        data.entry(secret, 0, "assistant", word);

        assertThat(found(words(word))).containsExactly(one, other);
        assertThat(World.as(reader, () -> sessions.count(words(word)))).isEqualTo(new SessionCount(2, false));
    }

    // R4, C-01
    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800", "\u202eevil", "a\nb"})
    void whatIsNoTextIsRefused(String text) {
        assertThatThrownBy(() -> words(text)).isInstanceOf(IllegalArgumentException.class);
    }

    // R2
    @ParameterizedTest
    @EnumSource
    void eachOrderReadsEverythingOnceFromBothEnds(SessionOrder by) {
        for (var n = 0; n < 25; n++) {
            data.session(conversation, "m" + n, NOW.minusSeconds(n / 3), null, 100 + n / 4, n % 5 * 100L, null);
        }
        for (var descending : List.of(true, false)) {
            var order = new KeysetOrder<>(by, descending);
            var read = new ArrayList<SessionRow>();
            @Nullable SessionRow last = null;
            List<SessionRow> page;
            do {
                var after = last;
                page = World.as(reader, () -> sessions.list(SessionFilter.ALL, order, after, 4));
                read.addAll(page);
                last = page.isEmpty() ? last : page.getLast();
            } while (!page.isEmpty());

            assertThat(read).extracting(SessionRow::id).doesNotHaveDuplicates().hasSize(25);
            assertThat(read)
                    .extracting(row -> number(by, row))
                    .isSortedAccordingTo((a, b) -> descending ? Long.compare(b, a) : Long.compare(a, b));
        }
    }

    // R2
    @Test
    void whoSeesManyAgentsReadsTheSameList() {
        var ids = new ArrayList<Long>();
        for (var n = 0; n < 22; n++) {
            var one = World.agent();
            World.grant(reader, one, "view");
            ids.add(data.session(conversations.conversation(one, "Ana", "Hi", NOW), "m", NOW.minusSeconds(n)));
        }

        assertThat(found(SessionFilter.ALL)).containsExactlyElementsOf(ids);
    }

    // R2
    @Test
    void nobodyGetsMoreThanFiveHundred() {
        for (var n = 0; n < 501; n++) {
            data.session(conversation, "m", NOW.minusSeconds(n));
        }

        assertThat(World.as(reader, () -> sessions.list(SessionFilter.ALL, NEWEST, null, Integer.MAX_VALUE)))
                .hasSize(500);
    }

    // R3
    @Test
    void choicesAreThoseOfTheScope() {
        data.session(conversation, "b", NOW);
        data.session(conversation, "a", NOW);
        data.session(conversation, "a", NOW.minusSeconds(1));
        data.session(theirs, "c", NOW);

        assertThat(World.as(reader, () -> sessions.models())).containsExactly("a", "b");
        assertThat(World.as(reader, () -> sessions.agents()))
                .extracting(AgentChoice::id)
                .containsExactly(agent);
    }

    // R5
    @Test
    void openingShowsTheEntriesInTheirOrderAndIsRecordedOnce() {
        var session = data.session(conversation, "m", NOW);
        data.entry(session, 0, "system", "Be kind");
        data.entry(session, 1, "user", "Hi");
        data.entry(session, 2, "assistant", "x".repeat(25_000));

        var opened = World.as(reader, () -> sessions.open(session, 0)).orElseThrow();
        World.as(reader, () -> sessions.open(session, 0));

        assertThat(opened.details().contact()).isEqualTo("Ana");
        assertThat(opened.details().entries()).isEqualTo(3);
        assertThat(opened.entries())
                .extracting(SessionEntry::role)
                .containsExactly(EntryRole.SYSTEM, EntryRole.USER, EntryRole.ASSISTANT);
        assertThat(opened.entries().getLast().isCut()).isTrue();
        assertThat(World.as(reader, () -> sessions.contentOf(session, 2)))
                .hasValueSatisfying(all -> assertThat(all).hasSize(25_000));
        assertThat(World.actionsOf(reader)).containsExactly("ai_session.viewed");
    }

    // R6, A-03
    @Test
    void aForeignSessionIsMissingAndTheTryIsRecorded() {
        var session = data.session(theirs, "m", NOW);
        data.entry(session, 0, "assistant", "Secret");

        assertThat(World.as(reader, () -> sessions.open(session, 0))).isEmpty();
        assertThat(World.as(reader, () -> sessions.open(Long.MAX_VALUE, 0))).isEmpty();
        assertThat(World.as(reader, () -> sessions.entriesFrom(session, 0))).isEmpty();
        assertThat(World.as(reader, () -> sessions.entriesBefore(session, 9))).isEmpty();
        assertThat(World.as(reader, () -> sessions.contentOf(session, 0))).isEmpty();
        assertThat(World.actionsOf(reader)).containsExactly("access.denied", "access.denied");
    }

    // R7
    @Test
    void longSessionsAreReadPageByPage() {
        var session = data.session(conversation, "m", NOW);
        data.entries(session, 0, 250, "Text");

        var opened = World.as(reader, () -> sessions.open(session, 130)).orElseThrow();

        assertThat(opened.entries())
                .hasSize(100)
                .first()
                .extracting(SessionEntry::position)
                .isEqualTo(125);
        assertThat(World.as(reader, () -> sessions.entriesFrom(session, 225))).hasSize(25);
        assertThat(World.as(reader, () -> sessions.entriesBefore(session, 125)))
                .hasSize(100)
                .last()
                .extracting(SessionEntry::position)
                .isEqualTo(124);
    }

    // R8
    @Test
    void theServiceAsksForThePermission() {
        var other = World.person("ops");
        World.grant(other, agent, "view");

        assertThatThrownBy(() -> World.as(other, () -> sessions.list(SessionFilter.ALL, NEWEST, null, 50)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> World.as(other, () -> sessions.open(1, 0))).isInstanceOf(AccessDeniedException.class);
    }

    private static long number(SessionOrder by, SessionRow row) {
        return switch (by) {
            case STARTED -> row.startedAt().getEpochSecond();
            case TOKENS -> row.tokensIn() + row.tokensOut();
            case LATENCY -> row.latencyMs() == null ? 0 : row.latencyMs();
        };
    }

    private List<Long> found(SessionFilter filter) {
        return list(filter).stream().map(SessionRow::id).toList();
    }

    private List<SessionRow> list(SessionFilter filter) {
        return World.as(reader, () -> sessions.list(filter, NEWEST, null, 50));
    }

    private static SessionFilter words(String text) {
        return filter(null, null, null, null, null, false, null, null, text);
    }

    private static SessionFilter filter(
            @Nullable AgentId agent,
            @Nullable String model,
            @Nullable SessionOutcome outcome,
            @Nullable Instant from,
            @Nullable Instant until,
            boolean failed,
            @Nullable Long cost,
            @Nullable Long latency,
            String text) {
        return new SessionFilter(agent, model, outcome, from, until, failed, cost, latency, text);
    }
}
