package dev.atalaya.aisessions.ui;

import static com.github.mvysny.kaributesting.v10.DownloadKt._download;
import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.aisessions.Sessions;
import dev.atalaya.components.DownloadLink;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AiSessionsViewTests extends ViewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations conversations = new Conversations();
    private final Sessions data = new Sessions();

    private AgentId agent;
    private AtalayaUser reader;
    private ConversationId conversation;

    @BeforeEach
    void signIn() {
        agent = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, agent, "view");
        World.signIn(reader);
        conversation = conversations.conversation(agent, "Ana", "Hello", NOW);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        open("");

        _assertNone(SessionGrid.class);
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("ops"));
        open("");

        _assertNone(SessionGrid.class);
    }

    // R1
    @Test
    void readersSeeTheSessionsOfTheirAgents() {
        var session = data.session(conversation, "large", NOW, "handed_over", 5_000, 1_200, 4_200L);
        data.entry(session, 0, "assistant", null, null, "Hello", "timeout", null);
        data.session(conversations.conversation(World.agent(), "Eve", "Secret", NOW), "secret", NOW);
        open("");

        var grid = _get(SessionGrid.class);
        assertThat(_size(grid)).isOne();
        assertThat(String.join("|", _getFormattedRow(grid, 0)))
                .contains("large", "1 error", "Ana", "5,000 / 200 / 100", "€0.0042", "1.2\u00a0s", "Handed over")
                .doesNotContain("secret");
        assertThat(_get(Paragraph.class, spec -> spec.withText("1 session")).isVisible())
                .isTrue();
    }

    // R3, X04
    @Test
    void filtersAndOrderLiveInTheAddress() {
        var slow = data.session(conversation, "a", NOW.minusSeconds(5), "resolved", 10, 9_000, 1_500_000L);
        data.session(conversation, "b", NOW, "failed", 10, 20, null);
        open("");

        _setValue(_get(BigDecimalField.class, spec -> spec.withPlaceholder("Cost from")), new BigDecimal("1.5"));
        assertThat(address()).isEqualTo("ai-sessions?cost=1.5");
        assertThat(_size(_get(SessionGrid.class))).isOne();
        _setValue(_get(BigDecimalField.class, spec -> spec.withPlaceholder("Seconds from")), BigDecimal.valueOf(9));
        assertThat(address()).contains("cost=1.5", "seconds=9");
        _click(_get(Button.class, spec -> spec.withText("Clear filters")));
        assertThat(address()).isEqualTo("ai-sessions");
        _setValue(_get(Checkbox.class), true);
        assertThat(address()).isEqualTo("ai-sessions?failed=1");
        assertThat(_size(_get(SessionGrid.class))).isOne();

        open("sort=latency&model=a&outcome=resolved&from=2026-11-20&to=2026-11-20&agent=" + agent.value());
        assertThat(_size(_get(SessionGrid.class))).isOne();
        assertThat(_getFormattedRow(_get(SessionGrid.class), 0).getFirst()).contains("a");
        assertThat(slow).isPositive();
        open("sort=latency");
        assertThat(String.join("|", _getFormattedRow(_get(SessionGrid.class), 0)))
                .contains("20\u00a0ms");
        open("sort=-latency");
        assertThat(String.join("|", _getFormattedRow(_get(SessionGrid.class), 0)))
                .contains("9\u00a0s");
    }

    // C-01
    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent=x&model=%00&outcome=nonsense&from=yesterday&to=+999999999-01-01&cost=-1&seconds=1e9&q=a%00b&sort=id;drop",
                "agent=99999999999999999999&cost=NaN&seconds=1e999999999&sort=-&q=%25",
                "model=%F0%9F%92%A9&from=0000-00-00&cost=%27&q=%27%3B+drop+table+ai_sessions%3B--"
            })
    void whatMakesNoSenseInTheAddressIsLeftOut(String query) {
        open(query);

        _assertOne(SessionGrid.class);
        _size(_get(SessionGrid.class));
    }

    // C-01
    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800", "\u202eevil"})
    void aTextThatCannotBeLookedForIsRefusedAtTheField(String text) {
        open("");

        _setValue(_get(TextField.class), text);

        assertThat(_get(TextField.class).isInvalid()).isTrue();
        assertThat(address()).isEqualTo("ai-sessions");
    }

    // R3
    @Test
    void modelsAndAgentsOfOthersCannotBeChosen() {
        data.session(conversation, "mine", NOW);
        data.session(conversations.conversation(World.agent(), "Eve", "Hi", NOW), "secret", NOW);
        open("");

        var boxes = List.of("Model", "Agent").stream()
                .flatMap(name -> ((ComboBox<?>) _get(ComboBox.class, spec -> spec.withPlaceholder(name)))
                        .getLazyDataView()
                        .getItems())
                .map(String::valueOf)
                .toList();

        assertThat(boxes).hasSize(2).contains("mine").noneMatch(item -> item.contains("secret"));
    }

    // R10, X06, C-04
    @Test
    void theListIsExportedAsItIsFilteredAndSorted() throws Exception {
        data.session(conversation, "=cmd|' /C calc'!A0", NOW, "resolved", 7, 30, 1_234_567L);
        data.session(conversation, "other", NOW.minusSeconds(1), "failed", 7, 20, null);
        data.session(conversations.conversation(World.agent(), "Eve", "Secret", NOW), "secret", NOW);
        open("sort=latency");

        var all = rows();
        assertThat(all).hasSize(3);
        assertThat(all.getFirst()).contains("Model", "Source of the cost");
        assertThat(all.get(1)).contains("other", "No price known", "Failed");
        assertThat(all.get(2)).contains("'=cmd|' /C calc'!A0", "1.234567", "EUR", "as the platform reported");
        open("outcome=failed");
        assertThat(rows()).hasSize(2);
        assertThat(World.owner()
                        .sql("select after::text from audit_logs where actor_user_id = ? and action = 'list.exported'"
                                + " order by sequence desc limit 1")
                        .param(reader.id().value())
                        .query(String.class)
                        .single())
                .contains("failed");
    }

    @Test
    void anEmptyListSaysWhy() {
        open("");
        assertThat(_size(_get(SessionGrid.class))).isZero();
        _assertOne(Paragraph.class, spec -> spec.withText("No AI sessions yet"));

        open("q=nothing");
        assertThat(_size(_get(SessionGrid.class))).isZero();
        _assertOne(Paragraph.class, spec -> spec.withText("No session matches"));
    }

    private List<List<String>> rows() throws Exception {
        var link = _get(DownloadLink.class);
        var text = new String(_download(link), StandardCharsets.UTF_8);
        try (var parser = CSVParser.parse(text.substring(1), CSVFormat.RFC4180)) {
            return parser.getRecords().stream().map(row -> row.toList()).toList();
        }
    }

    private static String address() {
        return UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters();
    }

    private static void open(String query) {
        UI.getCurrent().navigate("ai-sessions", QueryParameters.fromString(query));
    }
}
