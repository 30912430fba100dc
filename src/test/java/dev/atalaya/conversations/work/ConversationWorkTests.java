package dev.atalaya.conversations.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class ConversationWorkTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations data = new Conversations();

    @Autowired
    private ConversationWork work;

    private AgentId agent;
    private AtalayaUser manager;
    private ConversationId id;

    @BeforeEach
    void fill() {
        agent = World.agent();
        manager = World.person("supervisor");
        World.grant(manager, agent, "manage");
        id = data.conversation(agent, "Ana", "Hello", NOW);
    }

    // W1
    @Test
    void somebodyIsAssignedAndTakenOff() {
        var ben = attendant("view");

        assertThat(as(() -> work.assign(seen(), ben.id()))).isTrue();
        assertThat(found().assignee())
                .isNotNull()
                .satisfies(assignee -> assertThat(assignee.name()).isEqualTo(ben.displayName()));
        assertThat(as(() -> work.assign(seen(), ben.id()))).isFalse();
        assertThat(as(() -> work.unassign(seen()))).isTrue();
        assertThat(found().assignee()).isNull();
        assertThat(as(() -> work.unassign(seen()))).isFalse();

        assertThat(World.actionsOf(manager)).containsExactly("conversation.assigned", "conversation.assigned");
        assertThat(recorded("conversation.assigned"))
                .containsExactly(
                        Map.entry("{\"assignee\": \"\"}", ben.displayName()),
                        Map.entry(ben.displayName(), "{\"assignee\": \"\"}"));
    }

    // W2
    @Test
    void onlyWhoReadsTheAgentsConversationsAttendsThem() {
        var stranger = World.person("supervisor");
        var suspended = attendant("manage");
        suspend(suspended);
        var withoutPermission = World.person("ops");
        World.grant(withoutPermission, agent, "manage");
        var ended = attendant("view");
        World.owner()
                .sql("update user_agent_access set granted_at = now() - interval '2 days',"
                        + " expires_at = now() - interval '1 day' where user_id = ?")
                .param(ended.id().value())
                .update();

        for (var person : List.of(stranger, suspended, withoutPermission, ended)) {
            assertThatThrownBy(() -> as(() -> work.assign(seen(), person.id())))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("work.refused.assignee");
        }
        assertThat(state()).containsEntry("assignee_id", null);
    }

    // W2, A-14
    @Test
    void theChoiceHasWhoCouldAttendAndNobodyElse() {
        var direct = attendant("view");
        var role = World.role("conversations.read");
        World.grantRole(role, agent, "review");
        var byRole = World.person(role);
        var everywhere = World.person("supervisor");
        World.grant(everywhere, null, "view");
        var elsewhere = World.person("supervisor");
        World.grant(elsewhere, World.agent(), "manage");

        var everybody = Stream.of(direct, byRole, everywhere, elsewhere, manager)
                .flatMap(person -> as(() -> work.assignees(id, person.getUsername())).stream())
                .map(Assignee::id);

        assertThat(everybody).containsExactlyInAnyOrder(direct.id(), byRole.id(), everywhere.id(), manager.id());
        assertThat(as(() -> work.assignees(id, "%"))).isEmpty();
        assertThat(as(() -> work.assignees(id, ""))).hasSizeLessThanOrEqualTo(20);
    }

    // W2, A-14
    @Test
    void whoMayNotAssignLearnsNoNames() {
        var everywhere = World.person("supervisor");
        World.grant(everywhere, null, "manage");
        var foreign = data.conversation(World.agent(), "Eve", "Secret", NOW);
        var reviewer = attendant("review");

        assertThat(as(() -> work.assignees(foreign, ""))).isEmpty();
        assertThat(World.as(reviewer, () -> work.assignees(id, ""))).isEmpty();
    }

    // W3
    @Test
    void priorityIsChanged() {
        assertThat(as(() -> work.setPriority(seen(), ConversationPriority.URGENT)))
                .isTrue();
        assertThat(as(() -> work.setPriority(seen(), ConversationPriority.URGENT)))
                .isFalse();

        assertThat(found().priority()).isEqualTo(ConversationPriority.URGENT);
        assertThat(World.actionsOf(manager)).containsExactly("conversation.priority_changed");
    }

    // W4
    @Test
    void closingKeepsWhenAndOpeningForgetsIt() {
        assertThat(as(() -> work.changeStatus(seen(), ConversationStatus.CLOSED)))
                .isTrue();
        assertThat(found().closedAt()).isNotNull();
        assertThat(as(() -> work.changeStatus(seen(), ConversationStatus.CLOSED)))
                .isFalse();

        assertThat(as(() -> work.changeStatus(seen(), ConversationStatus.OPEN))).isTrue();
        assertThat(found().closedAt()).isNull();
        assertThat(World.actionsOf(manager))
                .containsExactly("conversation.status_changed", "conversation.status_changed");
    }

    // W4
    @ParameterizedTest
    @CsvSource({
        "OPEN,PENDING,true",
        "OPEN,CLOSED,true",
        "PENDING,OPEN,true",
        "PENDING,CLOSED,true",
        "SNOOZED,OPEN,true",
        "SNOOZED,PENDING,true",
        "SNOOZED,CLOSED,true",
        "CLOSED,OPEN,true",
        "CLOSED,PENDING,false"
    })
    void statesFollowTheirWays(ConversationStatus from, ConversationStatus to, boolean leadsThere) {
        var other = data.conversation(
                agent, "Ben", from.column(), "Hi", Instant.now().plusSeconds(3_600));

        var refusal = catchThrowable(() -> as(() -> work.changeStatus(Seen.however(other), to)));

        if (leadsThere) {
            assertThat(refusal).isNull();
            assertThat(state(other)).containsEntry("status", to.column()).containsEntry("snoozed_until", null);
        } else {
            assertThat(refusal).hasMessageContaining("work.refused.status");
            assertThat(state(other)).containsEntry("status", from.column());
        }
    }

    // W5
    @Test
    void aSnoozedOneSleepsUntilItsTime() {
        var until = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);

        assertThat(as(() -> work.snooze(seen(), until))).isTrue();
        assertThat(as(() -> work.snooze(seen(), until))).isFalse();

        assertThat(found().status()).isEqualTo(ConversationStatus.SNOOZED);
        assertThat(found().snoozedUntil()).isEqualTo(until);
        assertThat(as(() -> work.snooze(seen(), until.plusSeconds(60)))).isTrue();
        assertThat(World.actionsOf(manager)).containsExactly("conversation.snoozed", "conversation.snoozed");
    }

    // W5
    @Test
    void onceItsTimeHasComeItIsOpenWithoutAnybodysHelp() {
        as(() -> work.snooze(seen(), Instant.now().plusSeconds(60)));
        World.owner()
                .sql("update conversations set snoozed_until = now() - interval '1 second' where id = ?")
                .param(id.value())
                .update();

        assertThat(found().status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(state()).containsEntry("status", "snoozed");
        assertThat(as(() -> work.changeStatus(seen(), ConversationStatus.OPEN))).isFalse();
        assertThat(as(() -> work.changeStatus(seen(), ConversationStatus.PENDING)))
                .isTrue();
    }

    // W5
    @ParameterizedTest
    @ValueSource(longs = {-60, 0, 367L * 86_400})
    void nobodySnoozesIntoThePastOrForEver(long seconds) {
        assertThatThrownBy(() -> as(() -> work.snooze(seen(), Instant.now().plusSeconds(seconds))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("work.refused.until");
    }

    // W6
    @Test
    void labelsAreAddedOnceAndTakenOff() {
        var label = label();

        assertThat(as(() -> work.label(id, label))).isTrue();
        assertThat(as(() -> work.label(id, label))).isFalse();
        assertThat(found().labels())
                .singleElement()
                .satisfies(carried -> assertThat(carried.id()).isEqualTo(label));
        assertThat(as(() -> work.unlabel(id, label))).isTrue();
        assertThat(as(() -> work.unlabel(id, label))).isFalse();
        assertThat(found().labels()).isEmpty();
        assertThat(World.actionsOf(manager)).containsExactly("conversation.labelled", "conversation.unlabelled");
    }

    // W6
    @Test
    void anArchivedLabelIsNotGivenAndCanBeTakenOff() {
        var label = label();
        as(() -> work.label(id, label));
        World.owner()
                .sql("update labels set archived_at = now() where id = ?")
                .param(label)
                .update();
        var other = data.conversation(agent, "Ben", "Hi", NOW);

        assertThatThrownBy(() -> as(() -> work.label(other, label)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("work.refused.label_archived");
        assertThat(found().labels()).hasSize(1);
        assertThat(as(() -> work.unlabel(id, label))).isTrue();
    }

    // W6
    @Test
    void noMoreThanTwentyLabels() {
        for (var n = 0; n < ConversationWork.MOST_LABELS; n++) {
            as(() -> work.label(id, label()));
        }

        assertThatThrownBy(() -> as(() -> work.label(id, label())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("work.refused.labels");
        assertThat(found().labels()).hasSize(ConversationWork.MOST_LABELS);
    }

    // W7, G-01
    @Test
    void whoeverIsSecondIsToldWhoWasFirst() {
        var seen = seen();
        var ben = attendant("manage");
        World.as(ben, () -> work.setPriority(seen, ConversationPriority.HIGH));

        assertThatThrownBy(() -> as(() -> work.changeStatus(seen, ConversationStatus.CLOSED)))
                .isInstanceOfSatisfying(
                        StaleException.class,
                        stale -> assertThat(stale.changedBy()).isEqualTo(ben.displayName()));
        assertThat(state()).containsEntry("status", "open").containsEntry("priority", "high");
    }

    // W7, G-01
    @Test
    void inTwoHundredRoundsNothingIsLost() throws Exception {
        var ben = attendant("manage");
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 200; round++) {
                var seen = seen();
                var barrier = new CyclicBarrier(2);
                var next = found().priority() == ConversationPriority.HIGH
                        ? ConversationPriority.LOW
                        : ConversationPriority.HIGH;
                var status = found().status() == ConversationStatus.OPEN
                        ? ConversationStatus.PENDING
                        : ConversationStatus.OPEN;
                var left = threads.submit(attempt(manager, barrier, () -> work.setPriority(seen, next)));
                var right = threads.submit(attempt(ben, barrier, () -> work.changeStatus(seen, status)));

                var outcomes = List.of(left.get(), right.get());
                assertThat(outcomes).as("round %d", round).containsExactlyInAnyOrder("done", "stale");
            }
        }
        assertThat(state()).containsEntry("version", 200);
        assertThat(World.actionsOf(manager).size() + World.actionsOf(ben).size())
                .isEqualTo(200);
    }

    // W7
    @Test
    void messagesAndNotesMakeNobodyStale() {
        var seen = seen();
        World.owner()
                .sql("update conversations set message_count = message_count + 1, last_message_at = now(),"
                        + " last_preview = 'More' where id = ?")
                .param(id.value())
                .update();
        as(() -> work.label(id, label()));

        assertThat(as(() -> work.setPriority(seen, ConversationPriority.HIGH))).isTrue();
        assertThat(state()).containsEntry("last_preview", "More").containsEntry("message_count", 1);
    }

    // W8
    @Test
    void whoReadsOrReviewsDoesNotManage() {
        for (var level : List.of("view", "review")) {
            var reader = attendant(level);
            for (var act : acts()) {
                assertThatThrownBy(() -> World.as(reader, act))
                        .isInstanceOf(RefusedException.class)
                        .hasMessageContaining("work.refused.level");
            }
            assertThat(World.actionsOf(reader)).hasSize(acts().size()).containsOnly("access.denied");
        }
        assertThat(state()).containsEntry("version", 0);
    }

    // W8, A-03
    @Test
    void aForeignConversationIsLikeAMissingOne() {
        id = data.conversation(World.agent(), "Eve", "Secret", NOW);
        assertThat(as(() -> work.find(id))).isEmpty();
        var acts = acts();
        var before = state();
        for (var act : acts) {
            assertThatThrownBy(() -> as(act)).hasMessageContaining("work.refused.gone");
        }
        assertThat(state()).isEqualTo(before);

        id = new ConversationId(Long.MAX_VALUE);
        assertThat(as(() -> work.find(id))).isEmpty();
        for (var act : acts()) {
            assertThatThrownBy(() -> as(act)).hasMessageContaining("work.refused.gone");
        }
    }

    // W8, A-09
    @Test
    void revokedAccessEndsAtOnce() {
        World.revoke(manager);

        assertThat(as(() -> work.find(id))).isEmpty();
        assertThatThrownBy(() -> as(() -> work.setPriority(Seen.however(id), ConversationPriority.LOW)))
                .isInstanceOf(RefusedException.class);
    }

    // W8
    @Test
    void needsThePermission() {
        var ops = World.person("ops");
        World.grant(ops, agent, "manage");

        assertThatThrownBy(() -> World.as(ops, () -> work.find(id))).isInstanceOf(AccessDeniedException.class);
        for (var act : acts()) {
            assertThatThrownBy(() -> World.as(ops, act)).isInstanceOf(AccessDeniedException.class);
        }
    }

    // W9
    @Test
    void readingChangesNothing() {
        var before = state();

        as(() -> work.find(id));
        as(() -> work.assignees(id, "a"));

        assertThat(state()).isEqualTo(before);
        assertThat(World.actionsOf(manager)).isEmpty();
    }

    private List<Supplier<Boolean>> acts() {
        var seen = Seen.however(id);
        return List.of(
                () -> work.assign(seen, manager.id()),
                () -> work.unassign(seen),
                () -> work.setPriority(seen, ConversationPriority.HIGH),
                () -> work.changeStatus(seen, ConversationStatus.CLOSED),
                () -> work.snooze(seen, Instant.now().plusSeconds(60)),
                () -> work.label(seen.conversation(), 1),
                () -> work.unlabel(seen.conversation(), 1));
    }

    private static Callable<String> attempt(AtalayaUser person, CyclicBarrier barrier, Supplier<Boolean> act) {
        return () -> {
            barrier.await();
            try {
                return World.as(person, act) ? "done" : "same";
            } catch (StaleException stale) {
                return "stale";
            }
        };
    }

    private WorkDetails found() {
        return as(() -> work.find(id)).orElseThrow();
    }

    private Seen seen() {
        return new Seen(id, (Integer) state().get("version"));
    }

    private AtalayaUser attendant(String level) {
        var person = World.person("supervisor");
        World.grant(person, agent, level);
        return person;
    }

    private static void suspend(AtalayaUser person) {
        World.owner()
                .sql("update users set status = 'suspended' where id = ?")
                .param(person.id().value())
                .update();
    }

    private static long label() {
        return World.owner()
                .sql("insert into labels (name) values ('label ' || gen_random_uuid()) returning id")
                .query(Long.class)
                .single();
    }

    private <T> T as(Supplier<T> act) {
        return World.as(manager, act);
    }

    private Map<String, Object> state() {
        return state(id);
    }

    private static Map<String, Object> state(ConversationId conversation) {
        return World.owner()
                .sql("select * from conversations where id = ?")
                .param(conversation.value())
                .query()
                .singleRow();
    }

    /** Before and after of each event, the name alone where somebody is named. */
    private List<Map.Entry<String, String>> recorded(String action) {
        return World.owner()
                .sql("select before::text as was, after::text as is from audit_logs"
                        + " where actor_user_id = ? and action = ? order by sequence")
                .params(manager.id().value(), action)
                .query((row, n) -> Map.entry(name(row.getString("was")), name(row.getString("is"))))
                .list();
    }

    private static String name(String values) {
        return values.contains("assignee_id") ? values.replaceAll(".*\"assignee\": \"([^\"]*)\".*", "$1") : values;
    }
}
