package dev.atalaya.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class ConversationServiceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final KeysetOrder<ConversationOrder> NEWEST =
            new KeysetOrder<>(ConversationOrder.LAST_MESSAGE, true);

    private final Conversations data = new Conversations();

    @Autowired
    private ConversationService conversations;

    private AgentId mine;
    private AgentId foreign;
    private AtalayaUser reader;

    @BeforeEach
    void fill() {
        mine = World.agent();
        foreign = World.agent();
        reader = World.person("supervisor", World.role(Permissions.CONTACTS_READ_PERSONAL));
        World.grant(reader, mine, "view");
    }

    @Test
    void R1_listsTheAgentsInScopeNewestFirst() {
        var older = data.conversation(mine, "Ana", "Hello", NOW.minusSeconds(60));
        var newer = data.conversation(mine, "Ben", "Hi", NOW);
        data.conversation(foreign, "Eve", "Secret", NOW.plusSeconds(5));

        assertThat(ids(list(ConversationFilter.ALL, 50))).containsExactly(newer, older);
        assertThat(as(() -> conversations.count(ConversationFilter.ALL))).isEqualTo(2);
    }

    @Test
    void R2_pagesByKeyThroughEqualTimesInBothDirections() {
        data.conversations(mine, 30, NOW);
        for (var n = 0; n < 30; n++) {
            data.conversation(mine, "Same", "at once", NOW);
        }

        var down = walk(NEWEST);
        assertThat(down).hasSize(60).doesNotHaveDuplicates();
        assertThat(walk(NEWEST.reversed())).isEqualTo(down.reversed());
    }

    @Test
    void R3_filtersByAgentStatusPeriodAndText() {
        var other = World.agent();
        World.grant(reader, other, "view");
        var open = data.conversation(mine, "Núria Pérez", "open", "Una mesa para dos", NOW);
        var closed = data.conversation(other, "Ben", "closed", "Thanks", NOW.minusSeconds(86_400));

        assertThat(ids(list(ConversationFilter.ALL.of(other), 50))).containsExactly(closed);
        assertThat(ids(list(ConversationFilter.ALL.of(foreign), 50))).isEmpty();
        assertThat(ids(list(ConversationFilter.ALL.in(ConversationList.OPEN), 50)))
                .containsExactly(open);
        assertThat(ids(list(ConversationFilter.ALL.between(NOW, NOW.plusSeconds(1)), 50)))
                .containsExactly(open);
        assertThat(ids(list(ConversationFilter.ALL.between(null, NOW), 50))).containsExactly(closed);
        assertThat(ids(list(ConversationFilter.ALL.about("núria"), 50))).containsExactly(open);
        assertThat(ids(list(ConversationFilter.ALL.about("MESA"), 50))).containsExactly(open);
        assertThat(as(() -> conversations.count(ConversationFilter.ALL.of(other))))
                .isOne();
    }

    @Test
    void R4_signsOfPatternsAreLiterals() {
        var percent = data.conversation(mine, "Ana", "100% sure", NOW);
        var score = data.conversation(mine, "Ana", "snake_case", NOW);
        var slash = data.conversation(mine, "Ana", "C:\\temp", NOW);
        data.conversation(mine, "Ana", "1000 snakes", NOW);

        assertThat(ids(list(text("100%"), 50))).containsExactly(percent);
        assertThat(ids(list(text("e_c"), 50))).containsExactly(score);
        assertThat(ids(list(text("\\"), 50))).containsExactly(slash);
        assertThat(ids(list(text("' or 1=1 --"), 50))).isEmpty();
        assertThatThrownBy(() -> text("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    // C-01
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; select pg_sleep(10)--",
                "'); DROP TABLE messages; --",
                "?1 :name ??| @> ->>",
                "{fn now()} {d '2026-01-01'}",
                "$$; select 1; $$",
                "\\'; --",
                "foo:* & !bar | <->",
                "100%_\\",
                "\uffff\ufffe",
                "${7*7} #{7*7} {{7*7}} %s %n"
            })
    void R4_anyTextIsOnlyEverLookedFor(String text) {
        var only = data.conversation(mine, "Ana", text, NOW);
        data.conversation(mine, "Ben", "Something else", NOW);

        assertThat(ids(list(text(text), 50))).containsExactly(only);
        assertThat(as(() -> conversations.count(text(text)))).isOne();
    }

    @Test
    void R5_aForgedLimitGetsFiveHundredRows() {
        data.conversations(mine, 600, NOW);

        assertThat(list(ConversationFilter.ALL, 1_000_000)).hasSize(500);
    }

    @Test
    void R6_countsExactlyUpToTenThousand() {
        data.conversations(mine, 10_500, NOW);

        assertThat(as(() -> conversations.count(ConversationFilter.ALL))).isEqualTo(ConversationService.MANY);
    }

    @Test
    void R7_opensTheNewestFiftyMessagesAndReadsBackByKey() {
        var id = data.conversation(mine, "Ana", "Hello", NOW);
        data.messages(id, 120, NOW);

        var opened = as(() -> conversations.open(id)).orElseThrow();
        assertThat(opened.messages()).hasSize(50);
        assertThat(opened.messages().getLast().body()).startsWith("Message 0 ");

        var earlier = as(() -> conversations.earlier(id, opened.messages().getFirst(), 50));
        assertThat(earlier).hasSize(50);
        assertThat(earlier.getLast().body()).startsWith("Message 50 ");
        assertThat(as(() -> conversations.earlier(id, earlier.getFirst(), 50))).hasSize(20);
    }

    @Test
    void R8_openingIsRecordedOnceInTenMinutesAndChangesNothing() {
        var id = data.conversation(mine, "Ana", "Hello", NOW);
        var before = state(id);

        as(() -> conversations.open(id));
        as(() -> conversations.open(id));

        assertThat(recorded("conversation.viewed", "ok", id)).isOne();
        assertThat(state(id)).isEqualTo(before);
    }

    @Test
    void R9_aForeignConversationDoesNotExistAndTheTryIsRecorded() {
        var id = data.conversation(foreign, "Eve", "Secret", NOW);
        var missing = new ConversationId(Long.MAX_VALUE);

        assertThat(as(() -> conversations.open(id))).isEmpty();
        assertThat(as(() -> conversations.open(missing))).isEmpty();
        assertThat(recorded("access.denied", "denied", id)).isOne();
        assertThat(recorded("access.denied", "denied", missing)).isGreaterThanOrEqualTo(1);
    }

    @Test
    void R10_needsThePermission() {
        reader = World.person("ops");
        World.grant(reader, mine, "view");

        assertThatThrownBy(() -> list(ConversationFilter.ALL, 50)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(() -> conversations.open(new ConversationId(1))))
                .isInstanceOf(AccessDeniedException.class);
    }

    private List<ConversationRow> list(ConversationFilter filter, int limit) {
        return as(() -> conversations.list(filter, NEWEST, null, limit));
    }

    private List<ConversationId> walk(KeysetOrder<ConversationOrder> order) {
        var found = new ArrayList<ConversationId>();
        ConversationRow last = null;
        while (true) {
            var after = last;
            var rows = as(() -> conversations.list(ConversationFilter.ALL, order, after, 7));
            if (rows.isEmpty()) {
                return found;
            }
            found.addAll(ids(rows));
            last = rows.getLast();
        }
    }

    private <T> T as(Supplier<T> work) {
        return World.as(reader, work);
    }

    private String state(ConversationId id) {
        return World.owner()
                .sql("select c::text from conversations c where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private int recorded(String action, String result, ConversationId target) {
        return World.owner()
                .sql("""
                        select count(*) from audit_logs
                         where actor_user_id = ? and action = ? and result = ?
                           and target_type = 'conversation' and target_id = ?""")
                .params(reader.id().value(), action, result, target.value())
                .query(Integer.class)
                .single();
    }

    private static ConversationFilter text(String text) {
        return ConversationFilter.ALL.about(text);
    }

    private static List<ConversationId> ids(List<ConversationRow> rows) {
        return rows.stream().map(ConversationRow::id).toList();
    }
}
