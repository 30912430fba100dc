package dev.atalaya.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The one-click lists, the filters and the orders of the inbox. */
@DatabaseTest
class InboxTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final KeysetOrder<ConversationOrder> NEWEST =
            new KeysetOrder<>(ConversationOrder.LAST_MESSAGE, true);

    private final Conversations data = new Conversations();

    @Autowired
    private ConversationService conversations;

    @Autowired
    private FilterChoices choices;

    private AgentId mine;
    private AgentId foreign;
    private AtalayaUser reader;

    @BeforeEach
    void fill() {
        mine = World.agent();
        foreign = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, mine, "view");
    }

    // C02
    @Test
    void whatIsToBeReviewedIsAListOfItsOwn() {
        var waits = data.conversation(mine, "Ana", "open", "Hi", NOW);
        var reserved = data.conversation(mine, "Ben", "closed", "Hi", NOW.minusSeconds(1));
        var done = data.conversation(mine, "Cleo", "closed", "Hi", NOW.minusSeconds(2));
        var scorecard = Reviews.scorecard();
        Reviews.waiting(waits, scorecard);
        Reviews.waiting(waits, Reviews.scorecard());
        Reviews.reserved(reserved, scorecard, reader.id());
        Reviews.submitted(done, scorecard, reader.id(), 5_000, 0);
        Reviews.waiting(data.conversation(foreign, "Eve", "open", "Hi", NOW), scorecard);

        assertThat(ids(ConversationFilter.ALL.in(ConversationList.REVIEW))).containsExactly(waits, reserved);
        assertThat(World.as(reader, () -> conversations.counts(ConversationFilter.ALL)))
                .containsEntry(ConversationList.REVIEW, 2);
    }

    // C02
    @Test
    void eachListHasItsConversationsAndItsCount() {
        var open = data.conversation(mine, "Ana", "open", "Hi", NOW);
        var pending = data.conversation(mine, "Ben", "pending", "Hi", NOW.minusSeconds(1));
        var closed = data.conversation(mine, "Cleo", "closed", "Hi", NOW.minusSeconds(2));
        var snoozed = data.conversation(mine, "Dan", "snoozed", "Hi", NOW.minusSeconds(3));
        snoozeUntil(snoozed, "now() + interval '1 hour'");
        answer(pending, "delivered");
        answer(snoozed, "failed");

        assertThat(ids(ConversationFilter.ALL)).containsExactlyInAnyOrder(open, pending, closed, snoozed);
        assertThat(ids(ConversationFilter.ALL.in(ConversationList.OPEN))).containsExactly(open);
        assertThat(ids(ConversationFilter.ALL.in(ConversationList.PENDING))).containsExactly(pending);
        assertThat(ids(ConversationFilter.ALL.in(ConversationList.SNOOZED))).containsExactly(snoozed);
        assertThat(ids(ConversationFilter.ALL.in(ConversationList.WAKING))).containsExactly(snoozed);
        assertThat(ids(ConversationFilter.ALL.in(ConversationList.CLOSED))).containsExactly(closed);
        assertThat(ids(ConversationFilter.ALL.in(ConversationList.UNATTENDED))).containsExactly(open);
        assertThat(ids(ConversationFilter.ALL.in(ConversationList.FAILED))).containsExactly(snoozed);
        assertThat(World.as(reader, () -> conversations.counts(ConversationFilter.ALL)))
                .containsAllEntriesOf(Map.of(
                        ConversationList.ALL, 4,
                        ConversationList.OPEN, 1,
                        ConversationList.PENDING, 1,
                        ConversationList.SNOOZED, 1,
                        ConversationList.WAKING, 1,
                        ConversationList.CLOSED, 1,
                        ConversationList.UNATTENDED, 1,
                        ConversationList.FAILED, 1,
                        ConversationList.REVIEW, 0));
    }

    @Test
    void whoseSnoozeIsOverIsOpenAgain() {
        var id = data.conversation(mine, "Ana", "snoozed", "Hi", NOW);
        snoozeUntil(id, "now() - interval '1 second'");

        assertThat(ids(ConversationFilter.ALL.in(ConversationList.SNOOZED))).isEmpty();
        assertThat(list(ConversationFilter.ALL.in(ConversationList.OPEN), NEWEST))
                .extracting(ConversationRow::status)
                .containsExactly(ConversationStatus.OPEN);
    }

    // C04
    @Test
    void aLaterDeliveryTakesItOffTheListOfFailures() {
        var id = data.conversation(mine, "Ana", "Hi", NOW);
        answer(id, "failed");
        assertThat(ids(ConversationFilter.ALL.in(ConversationList.FAILED))).containsExactly(id);
        assertThat(list(ConversationFilter.ALL, NEWEST).getFirst().failed()).isTrue();

        answer(id, "delivered");
        assertThat(ids(ConversationFilter.ALL.in(ConversationList.FAILED))).isEmpty();
    }

    @Test
    void aMessageThatFailsLaterPutsItThere() {
        var id = data.conversation(mine, "Ana", "Hi", NOW);
        answer(id, "sent");
        World.owner()
                .sql("update messages set delivery_status = 'failed', error_code = '131026' where conversation_id = ?")
                .param(id.value())
                .update();

        assertThat(ids(ConversationFilter.ALL.in(ConversationList.FAILED))).containsExactly(id);
    }

    //
    @Test
    void countsStayInScope() {
        data.conversation(mine, "Ana", "Hi", NOW);
        data.conversation(foreign, "Eve", "Secret", NOW);

        assertThat(World.as(reader, () -> conversations.counts(ConversationFilter.ALL)))
                .containsEntry(ConversationList.ALL, 1);
        assertThat(World.as(reader, () -> conversations.counts(ConversationFilter.ALL.of(foreign))))
                .containsEntry(ConversationList.ALL, 0);
    }

    // P3
    @Test
    void allCountsAreOneStatement() {
        data.conversation(mine, "Ana", "Hi", NOW);
        var one = Statements.during(() -> World.as(reader, () -> conversations.count(ConversationFilter.ALL)));

        assertThat(Statements.during(() -> World.as(reader, () -> conversations.counts(ConversationFilter.ALL))))
                .isEqualTo(one);
    }

    // C01
    @Test
    void withinAFieldAnyValueAndAllOfTheFields() {
        var other = World.agent();
        World.grant(reader, other, "view");
        var urgent = data.conversation(mine, "Ana", "Hi", NOW);
        var high = data.conversation(other, "Ben", "Hi", NOW.minusSeconds(1));
        var normal = data.conversation(other, "Cleo", "Hi", NOW.minusSeconds(2));
        set(urgent, "priority = 'urgent'");
        set(high, "priority = 'high'");

        var pressing = ConversationFilter.ALL.urgent(Set.of(ConversationPriority.URGENT, ConversationPriority.HIGH));
        assertThat(ids(pressing)).containsExactly(urgent, high);
        assertThat(ids(pressing.of(other))).containsExactly(high);
        assertThat(ids(ConversationFilter.ALL.of(mine, other))).containsExactly(urgent, high, normal);
    }

    @Test
    void mineNobodysAndSomebodysConversations() {
        var colleague = World.person("supervisor");
        var ofMe = data.conversation(mine, "Ana", "Hi", NOW);
        var ofColleague = data.conversation(mine, "Ben", "Hi", NOW.minusSeconds(1));
        var ofNobody = data.conversation(mine, "Cleo", "Hi", NOW.minusSeconds(2));
        set(ofMe, "assignee_id = " + reader.id().value());
        set(ofColleague, "assignee_id = " + colleague.id().value());

        assertThat(ids(whose(null, true, false))).containsExactly(ofMe);
        assertThat(ids(whose(null, false, true))).containsExactly(ofNobody);
        assertThat(ids(whose(colleague.id(), false, false))).containsExactly(ofColleague);
        assertThat(ids(whose(colleague.id(), true, false))).containsExactly(ofMe, ofColleague);
        assertThat(ids(whose(null, true, true))).containsExactly(ofMe, ofNobody);
        assertThat(World.as(reader, () -> choices.assignees("")))
                .extracting(PersonChoice::id)
                .containsExactlyInAnyOrder(reader.id(), colleague.id());
    }

    //
    @Test
    void whoWorksForOtherAgentsOnlyIsNotOffered() {
        var stranger = World.person("supervisor");
        set(
                data.conversation(foreign, "Eve", "Secret", NOW),
                "assignee_id = " + stranger.id().value());

        assertThat(World.as(reader, () -> choices.assignees(""))).isEmpty();
        assertThat(World.as(
                        reader,
                        () -> choices.names(whose(stranger.id(), false, false).of(foreign))))
                .isEqualTo(ChosenNames.NONE);
    }

    @Test
    void anyOfTheLabelsOrAllOfThem() {
        var vip = label();
        var refund = label();
        var both = data.conversation(mine, "Ana", "Hi", NOW);
        var one = data.conversation(mine, "Ben", "Hi", NOW.minusSeconds(1));
        data.conversation(mine, "Cleo", "Hi", NOW.minusSeconds(2));
        mark(both, vip);
        mark(both, refund);
        mark(one, vip);

        assertThat(ids(ConversationFilter.ALL.labelled(Set.of(vip, refund), false)))
                .containsExactly(both, one);
        assertThat(ids(ConversationFilter.ALL.labelled(Set.of(vip, refund), true)))
                .containsExactly(both);
        assertThat(list(ConversationFilter.ALL, NEWEST).getFirst().labels())
                .extracting(ConversationRow.Label::colour)
                .containsExactly("grey", "grey");
    }

    // C10
    @Test
    void whoTookPart() {
        var byAi = data.conversation(mine, "Ana", "Hi", NOW);
        var byHuman = data.conversation(mine, "Ben", "Hi", NOW.minusSeconds(1));
        data.message(byAi, "ai", "Hello", NOW);
        data.message(byHuman, "human", "Hello", NOW);
        data.message(byHuman, "ai", "Hello again", NOW);

        assertThat(ids(ConversationFilter.ALL.by(Set.of(MessageAuthor.HUMAN)))).containsExactly(byHuman);
        assertThat(ids(ConversationFilter.ALL.by(Set.of(MessageAuthor.AI)))).containsExactly(byAi, byHuman);
        assertThat(ids(ConversationFilter.ALL.by(Set.of(MessageAuthor.BOT)))).isEmpty();
    }

    @Test
    void eachOrderIsReadByKeyFromBothEnds() {
        var expected = new ArrayList<ConversationId>();
        for (var n = 0; n < 6; n++) {
            var id = data.conversation(mine, "Contact " + n, "Hi", NOW.minusSeconds(n / 2));
            set(
                    id,
                    "priority = '" + (n % 2 == 0 ? "urgent" : "low")
                            + "', created_at = created_at - interval '1 day' * " + n);
            expected.add(id);
        }

        for (var by : ConversationOrder.values()) {
            var down = walk(new KeysetOrder<>(by, true));
            assertThat(down).as("%s", by).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(walk(new KeysetOrder<>(by, false))).as("%s", by).isEqualTo(down.reversed());
        }
        assertThat(walk(new KeysetOrder<>(ConversationOrder.CREATED, true))).isEqualTo(expected);
        assertThat(list(ConversationFilter.ALL, new KeysetOrder<>(ConversationOrder.PRIORITY, true)))
                .extracting(ConversationRow::priority)
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    private List<ConversationId> walk(KeysetOrder<ConversationOrder> order) {
        var walked = new ArrayList<ConversationId>();
        @Nullable ConversationRow last = null;
        for (var turn = 0; turn < 4; turn++) {
            var after = last;
            var page = World.as(reader, () -> conversations.list(ConversationFilter.ALL, order, after, 2));
            walked.addAll(page.stream().map(ConversationRow::id).toList());
            last = page.isEmpty() ? last : page.getLast();
        }
        return walked;
    }

    private List<ConversationId> ids(ConversationFilter filter) {
        return list(filter, NEWEST).stream().map(ConversationRow::id).toList();
    }

    private List<ConversationRow> list(ConversationFilter filter, KeysetOrder<ConversationOrder> order) {
        return World.as(reader, () -> conversations.list(filter, order, null, 50));
    }

    private ConversationFilter whose(@Nullable UserId person, boolean me, boolean nobody) {
        return ConversationFilter.ALL.whose(person == null ? Set.of() : Set.of(person), me, nobody);
    }

    private void answer(ConversationId id, String delivery) {
        World.owner()
                .sql("""
                        insert into messages (agent_id, conversation_id, external_id, direction, author, body,
                               delivery_status, error_code, created_at)
                        select agent_id, id, gen_random_uuid()::text, 'outbound', 'human', 'Hello', :delivery,
                               case when :delivery = 'failed' then '131026' end,
                               last_message_at + (1 + random()) * interval '1 second'
                          from conversations where id = :id""")
                .param("delivery", delivery)
                .param("id", id.value())
                .update();
        set(id, "last_message_at = (select max(created_at) from messages where conversation_id = conversations.id)");
    }

    private void snoozeUntil(ConversationId id, String when) {
        set(id, "snoozed_until = " + when);
    }

    private void set(ConversationId id, String change) {
        World.owner()
                .sql("update conversations set " + change + " where id = ?")
                .param(id.value())
                .update();
    }

    private static long label() {
        return World.owner()
                .sql("insert into labels (name) values ('label ' || gen_random_uuid()) returning id")
                .query(Long.class)
                .single();
    }

    private static void mark(ConversationId id, long label) {
        World.owner()
                .sql("insert into conversation_labels (agent_id, conversation_id, label_id)"
                        + " select agent_id, id, ? from conversations where id = ?")
                .params(label, id.value())
                .update();
    }
}
