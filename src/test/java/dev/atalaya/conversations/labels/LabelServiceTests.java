package dev.atalaya.conversations.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class LabelServiceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final KeysetOrder<LabelOrder> BY_NAME = new KeysetOrder<>(LabelOrder.NAME, false);

    private final Conversations data = new Conversations();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    private LabelService labels;

    private AtalayaUser keeper;

    @BeforeEach
    void keeper() {
        keeper = World.person("supervisor");
    }

    // L1
    @Test
    void aLabelIsMadeChangedArchivedAndPutBack() {
        var id = create("VIP " + mark);
        assertThat(row(id, false).colour()).isEqualTo(LabelColour.PURPLE);

        update(new LabelDetails(id, 0, "Very " + mark, "Whoever pays", LabelColour.RED));
        assertThat(row(id, false).name()).isEqualTo("Very " + mark);
        done(() -> labels.archive(id, 1));
        assertThat(row(id, true).isArchived()).isTrue();
        assertThat(as(() -> labels.choices(mark))).isEmpty();
        done(() -> labels.restore(id, 2));
        assertThat(as(() -> labels.choices(mark))).extracting(LabelChoice::id).containsExactly(id);
        assertThat(World.actionsOf(keeper))
                .containsExactly("label.created", "label.updated", "label.archived", "label.restored");
    }

    // L2
    @Test
    void namesAreUniqueInWhateverCase() {
        create("Fraud " + mark);
        var other = create("Other " + mark);

        assertThatThrownBy(() -> create("FRAUD " + mark))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("labels.refused.taken");
        assertThatThrownBy(() -> update(new LabelDetails(other, 0, "fraud " + mark, "", LabelColour.GREY)))
                .isInstanceOf(RefusedException.class);
        update(new LabelDetails(other, 0, "OTHER " + mark, "", LabelColour.GREY));
    }

    // L2, C-01
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\0", "\u202ea", "\ud800"})
    void aNameIsOneReadableLine(String name) {
        assertThatThrownBy(() -> LabelDetails.created(name, "", LabelColour.GREY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // L2, C-01
    @Test
    void signsOfPatternsStandForThemselves() {
        create("100% " + mark);
        create("1000 " + mark);

        assertThat(as(() -> labels.choices("100% ")))
                .extracting(LabelChoice::name)
                .containsOnly("100% " + mark);
        assertThat(as(() -> labels.choices("'; --"))).isEmpty();
    }

    // L3, G-01
    @Test
    void whoeverIsSecondIsToldWhoWasFirst() {
        var id = create("Late " + mark);
        var other = World.person("admin");
        World.as(other, () -> {
            labels.update(new LabelDetails(id, 0, "Later " + mark, "", LabelColour.BLUE));
            return true;
        });

        assertThatThrownBy(() -> update(new LabelDetails(id, 0, "Latest " + mark, "", LabelColour.RED)))
                .isInstanceOfSatisfying(
                        StaleException.class,
                        stale -> assertThat(stale.changedBy()).isEqualTo(other.displayName()));
        assertThatThrownBy(() -> done(() -> labels.archive(id, 0))).isInstanceOf(StaleException.class);
        assertThat(row(id, false).name()).isEqualTo("Later " + mark);
    }

    // L3
    @Test
    void savingWhatItSaysAlreadyChangesNothing() {
        var id = create("Same " + mark);

        update(new LabelDetails(id, 0, "Same " + mark, "", LabelColour.PURPLE));

        assertThat(row(id, false).version()).isZero();
        assertThat(World.actionsOf(keeper)).containsExactly("label.created");
    }

    // L4, A-14
    @Test
    void conversationsAreCountedAsFarAsTheReaderSees() {
        var id = create("Count " + mark);
        var mine = World.agent();
        var foreign = World.agent();
        World.grant(keeper, mine, "view");
        for (var agent : new AgentId[] {mine, mine, foreign}) {
            carry(agent, data.conversation(agent, "Ana", "Hello", NOW), id);
        }

        assertThat(row(id, false).conversations()).isEqualTo(2);
    }

    // L4
    @Test
    void anArchivedLabelStaysOnItsConversations() {
        var id = create("Keep " + mark);
        var agent = World.agent();
        World.grant(keeper, agent, "view");
        carry(agent, data.conversation(agent, "Ana", "Hello", NOW), id);
        done(() -> labels.archive(id, 0));

        assertThat(row(id, true).conversations()).isOne();
    }

    // L5
    @Test
    void withoutThePermissionLabelsAreChosenAndNotKept() {
        var id = create("Mine " + mark);
        var reader = World.person(World.role("conversations.read"));

        assertThat(World.as(reader, () -> labels.choices(mark))).hasSize(1);
        keeper = reader;
        assertThatThrownBy(() -> row(id, false)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> create("No " + mark)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> done(() -> labels.archive(id, 0))).isInstanceOf(AccessDeniedException.class);
        keeper = World.person("ops");
        assertThatThrownBy(() -> as(() -> labels.choices(mark))).isInstanceOf(AccessDeniedException.class);
    }

    // L6
    @Test
    void theListIsReadByKey() {
        for (var n = 0; n < 12; n++) {
            create("List " + mark + " " + (char) ('a' + n));
        }
        var seen = new ArrayList<Long>();
        LabelRow last = null;
        while (true) {
            var after = last;
            var page = as(() -> labels.list(false, BY_NAME, after, 5));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(row -> seen.add(row.id()));
            last = page.getLast();
        }

        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(12);
    }

    private long create(String name) {
        return as(() -> labels.create(LabelDetails.created(name, "", LabelColour.PURPLE)));
    }

    private void update(LabelDetails details) {
        done(() -> labels.update(details));
    }

    private void done(Runnable act) {
        as(() -> {
            act.run();
            return true;
        });
    }

    private LabelRow row(long id, boolean archived) {
        return as(() -> labels.list(archived, BY_NAME, null, 500)).stream()
                .filter(row -> row.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private static void carry(AgentId agent, ConversationId conversation, long label) {
        World.owner()
                .sql("insert into conversation_labels (agent_id, conversation_id, label_id) values (?, ?, ?)")
                .params(agent.value(), conversation.value(), label)
                .update();
    }

    private <T> T as(Supplier<T> act) {
        return World.as(keeper, act);
    }
}
