package dev.atalaya.aisessions.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.aisessions.Sessions;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rules of docs/features/ai-sessions.md about totals. */
@DatabaseTest
class TrendServiceTests {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private final Conversations conversations = new Conversations();
    private final Sessions data = new Sessions();

    @Autowired
    private TrendService trends;

    @Autowired
    private TrendQueries queries;

    @Autowired
    private PlatformTransactionManager transactions;

    private AgentId agent;
    private AgentId foreign;
    private AtalayaUser reader;
    private ConversationId conversation;

    @BeforeEach
    void people() {
        agent = World.agent();
        foreign = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, agent, "view");
        conversation = conversations.conversation(agent, "Ana", "Hi", at("12:00"));
        data.session(
                conversations.conversation(foreign, "Eve", "Hi", at("12:00")), "secret", at("12:00"), null, 9, 1, 1L);
    }

    // R17, A06
    @Test
    void sumsAreToldApartByModelAndDay() {
        var first = data.session(conversation, "a", at("10:00"), "handed_over", 1_000, 500, 2_000_000L);
        data.session(conversation, "a", at("11:00"), "resolved", 1_000, 1_500, 1_000_000L);
        data.session(conversation, "a", at("12:00"), null, 1_000, 1, null);
        data.session(conversation, "b", at("10:00").minusSeconds(86_400), "failed", 50, 9, null);
        var message = conversations.message(conversation, "ai", "Hi", at("10:00"));
        data.entry(first, 0, "assistant", null, null, "Hi", null, message);
        data.entry(first, 1, "assistant", "A draft");

        var trend = trend(filter(TrendGroup.MODEL, null));

        assertThat(trend.series()).extracting(Trend.Series::name).containsExactly("a", "b");
        var day = trend.series().getFirst().on(DAY);
        assertThat(day)
                .isEqualTo(new Totals(3, 2, 1, 0, 2, 1, 3_000, 600, 300, Map.of("EUR", 3_000_000L), 1, 2_001, 3));
        assertThat(day.handoverShare()).isEqualTo(0.5);
        assertThat(day.unsentShare()).isEqualTo(0.5);
        assertThat(trend.series().getLast().on(DAY.minusDays(1)).failed()).isOne();
        assertThat(trend.series().getLast().on(DAY)).isEqualTo(Totals.NONE);
        assertThat(trend.total().sessions()).isEqualTo(4);
        assertThat(trend.days()).hasSize(7).last().isEqualTo(DAY);
    }

    // R17
    @Test
    void daysAreThoseOfTheReader() {
        data.session(conversation, "a", Instant.parse("2026-11-19T23:30:00Z"));

        var madrid = new TrendFilter(DAY, DAY, ZoneId.of("Europe/Madrid"), TrendGroup.MODEL, null);
        var utc = new TrendFilter(DAY, DAY, ZoneOffset.UTC, TrendGroup.MODEL, null);

        assertThat(trend(madrid).total().sessions()).isOne();
        assertThat(trend(utc).total().sessions()).isZero();
    }

    // R17
    @Test
    void atMostFiveSeriesAreShownAndTheRestIsTogether() {
        for (var n = 0; n < 8; n++) {
            for (var times = 0; times <= n; times++) {
                data.session(conversation, "m" + n, at("10:00").plusSeconds(times));
            }
        }

        var trend = trend(filter(TrendGroup.MODEL, null));

        assertThat(trend.series()).extracting(Trend.Series::name).containsExactly("m7", "m6", "m5", "m4", null);
        assertThat(trend.series().getLast().total().sessions()).isEqualTo(1 + 2 + 3 + 4);
    }

    // R17, A-14
    @Test
    void nothingOfOthersIsAddedUp() {
        data.session(conversation, "mine", at("10:00"));

        for (var group : TrendGroup.values()) {
            assertThat(trend(filter(group, null)).series())
                    .singleElement()
                    .satisfies(series -> assertThat(series.total().sessions()).isOne());
        }
        assertThat(trend(filter(TrendGroup.MODEL, foreign)).series()).isEmpty();
    }

    // R17, A-14: each wall with the other taken down.
    @Test
    void bothWallsHold() {
        data.session(conversation, "mine", at("10:00"));

        var all = World.as(
                reader,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> queries.sums(filter(TrendGroup.MODEL, null), List.of(agent, foreign))));
        assertThat(all).extracting(TrendQueries.Sum::name).containsExactly("mine");
        try {
            alter("disable");
            assertThat(trend(filter(TrendGroup.MODEL, null)).series())
                    .extracting(Trend.Series::name)
                    .containsExactly("mine");
        } finally {
            alter("enable");
        }
    }

    // P3, P4
    @Test
    void itTakesThreeStatementsAndBoundedDays() {
        data.session(conversation, "a", at("10:00"));
        var empty = Statements.during(
                () -> World.as(reader, () -> new TransactionTemplate(transactions).execute(status -> 0)));

        assertThat(Statements.during(() -> trend(filter(TrendGroup.AGENT, null))) - empty)
                .isEqualTo(3);
        assertThatThrownBy(() -> new TrendFilter(
                        DAY.minusDays(TrendFilter.MOST_DAYS), DAY, ZoneOffset.UTC, TrendGroup.AGENT, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // R8
    @Test
    void theServiceAsksForThePermission() {
        assertThatThrownBy(() -> World.as(World.person("ops"), () -> trends.trend(filter(TrendGroup.MODEL, null))))
                .isInstanceOf(AccessDeniedException.class);
    }

    private Trend trend(TrendFilter filter) {
        return World.as(reader, () -> trends.trend(filter));
    }

    private static TrendFilter filter(TrendGroup group, @Nullable AgentId agent) {
        return new TrendFilter(DAY.minusDays(6), DAY, ZoneOffset.UTC, group, agent);
    }

    private static Instant at(String time) {
        return Instant.parse(DAY + "T" + time + ":00Z");
    }

    private static void alter(String what) {
        World.owner()
                .sql("alter table ai_sessions " + what + " row level security")
                .update();
    }
}
