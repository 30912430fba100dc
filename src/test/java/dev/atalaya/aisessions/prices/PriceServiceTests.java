package dev.atalaya.aisessions.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.Cost;
import dev.atalaya.aisessions.SessionFilter;
import dev.atalaya.aisessions.SessionOrder;
import dev.atalaya.aisessions.Sessions;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;

/** Rules of docs/features/ai-sessions.md about prices. */
@DatabaseTest
class PriceServiceTests {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final KeysetOrder<PriceOrder> BY_MODEL = new KeysetOrder<>(PriceOrder.MODEL, false);

    private final Conversations conversations = new Conversations();
    private final Sessions data = new Sessions();

    @Autowired
    private PriceService prices;

    @Autowired
    private AiSessionService sessions;

    private AgentId agent;
    private AtalayaUser admin;
    private ConversationId conversation;
    private String model;

    @BeforeEach
    void people() {
        agent = World.agent();
        admin = World.person("admin");
        World.grant(admin, agent, "view");
        conversation = conversations.conversation(agent, "Ana", "Hi", Instant.parse("2026-11-20T12:00:00Z"));
        model = "model-" + System.nanoTime();
    }

    // R11
    @Test
    void aSessionCostsWhatThePriceOfItsDaySays() {
        create(price(DAY.minusDays(10), DAY, 1_000_000, null, 2_000_000, null));
        create(price(DAY, null, 3_000_000, 1_000_000L, 5_000_000, 7_000_000L));
        var last = data.session(conversation, model, Instant.parse("2026-11-19T23:59:59.999999Z"));
        var first = data.session(conversation, model, Instant.parse("2026-11-20T00:00:00Z"));
        var early = data.session(conversation, model, Instant.parse("2026-11-09T23:59:59Z"));
        World.owner()
                .sql("update ai_sessions set tokens_reasoning = 40 where id = ?")
                .param(first)
                .update();

        assertThat(cost(early)).isNull();
        // 800 read anew, 200 cached for as much, 100 written.
        assertThat(cost(last)).isEqualTo(new Cost(1_200, "EUR", true));
        // 800 at 3, 200 cached at 1, 60 written at 5, 40 thought at 7.
        assertThat(cost(first)).isEqualTo(new Cost(2_400 + 200 + 300 + 280, "EUR", true));
        assertThat(World.as(admin, () -> sessions.open(first, 0))
                        .orElseThrow()
                        .details()
                        .cost())
                .isEqualTo(cost(first));
    }

    // R11
    @Test
    void whatThePlatformReportedStands() {
        create(price(DAY, null, 1_000_000, null, 1_000_000, null));
        var session = data.session(conversation, model, Instant.parse("2026-11-20T12:00:00Z"), null, 1_000, 1, 7L);

        assertThat(cost(session)).isEqualTo(new Cost(7, "EUR", false));
    }

    // R11
    @Test
    void costsAreExactAndNeverFloat() {
        create(price(DAY, null, 1, 0L, 0, null));
        var half = data.session(conversation, model, Instant.parse("2026-11-20T12:00:00Z"), null, 500_200, 1, null);
        var less = data.session(conversation, model, Instant.parse("2026-11-20T13:00:00Z"), null, 500_199, 1, null);
        var huge = data.session(
                conversation, model, Instant.parse("2026-11-20T14:00:00Z"), null, 9_007_199_254_741_193L, 1, null);

        assertThat(cost(half)).isEqualTo(new Cost(1, "EUR", true));
        assertThat(cost(less)).isEqualTo(new Cost(0, "EUR", true));
        assertThat(cost(huge)).isEqualTo(new Cost(9_007_199_255L, "EUR", true));
    }

    // R12
    @Test
    void aModelHasOnePriceADay() {
        create(price(DAY, DAY.plusDays(10), 1, null, 1, null));

        for (var other : new PriceDetails[] {
            price(DAY.plusDays(9), null, 1, null, 1, null),
            price(DAY.minusDays(1), DAY.plusDays(1), 1, null, 1, null),
            price(DAY.plusDays(3), DAY.plusDays(4), 1, null, 1, null)
        }) {
            assertThatThrownBy(() -> create(other))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("overlap");
        }
        create(price(DAY.plusDays(10), null, 1, null, 1, null));
        create(price(DAY.minusDays(5), DAY, 1, null, 1, null));
        assertThatThrownBy(() -> World.owner()
                        .sql("insert into ai_prices (model, currency, valid_from, input_micros, output_micros)"
                                + " values (?, 'USD', '2030-01-01', 1, 1)")
                        .param(model)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("ai_prices_days_excl");
    }

    // R13
    @Test
    void aChangeSaysBeforehandHowManySessionsItConcerns() {
        for (var n = 0; n < 3; n++) {
            data.session(
                    conversation, model, Instant.parse("2026-11-20T12:00:00Z").plusSeconds(86_400L * n));
        }
        data.session(conversation, model, Instant.parse("2026-11-20T13:00:00Z"), null, 5, 1, 9L);
        var foreign = conversations.conversation(World.agent(), "Eve", "Hi", Instant.parse("2026-11-20T12:00:00Z"));
        data.session(foreign, model, Instant.parse("2026-11-20T12:00:00Z"));
        var wanted = price(DAY, DAY.plusDays(2), 1_000_000, null, 1_000_000, null);

        assertThat(changedBy(wanted)).isEqualTo(2);
        var id = create(wanted);
        var saved = find(id);
        assertThat(changedBy(saved)).isZero();
        assertThat(changedBy(with(saved, DAY.plusDays(1), null, 1_000_000))).isEqualTo(2);
        assertThat(changedBy(with(saved, DAY, DAY.plusDays(2), 2_000_000))).isEqualTo(2);
        assertThat(World.as(admin, () -> prices.changedWithout(saved))).isEqualTo(2);
    }

    // R14
    @Test
    void ofTwoWhoChangeItTheSecondIsTold() {
        var saved = find(create(price(DAY, null, 1, null, 1, null)));
        update(with(saved, DAY, null, 2));

        assertThatThrownBy(() -> update(with(saved, DAY, null, 3))).isInstanceOf(StaleException.class);
        assertThatThrownBy(() -> remove(saved)).isInstanceOf(StaleException.class);
        assertThat(find(saved.id()).inputMicros()).isEqualTo(2);
    }

    // R14
    @Test
    void changesAreRecordedWithWhatWasBefore() {
        var saved = find(create(price(DAY, null, 1, null, 1, null)));
        update(with(saved, DAY, null, 2));
        remove(find(saved.id()));

        assertThat(World.owner()
                        .sql("select action || ' ' || coalesce(before ->> 'inputMicros', '-') || ' '"
                                + " || coalesce(after ->> 'inputMicros', '-') || ' ' || coalesce(reason, '-')"
                                + " from audit_logs where actor_user_id = ? order by sequence")
                        .param(admin.id().value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "ai_price.created - 1 -", "ai_price.updated 1 2 -", "ai_price.removed 2 - entered twice");
    }

    // R13
    @Test
    void readersCannotManagePrices() {
        var reader = World.person("supervisor");
        var wanted = price(DAY, null, 1, null, 1, null);

        assertThatThrownBy(() -> World.as(reader, () -> prices.create(wanted)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> World.as(reader, () -> prices.changedBy(wanted)))
                .isInstanceOf(AccessDeniedException.class);
        var manager = World.person(World.role(Permissions.AI_SESSIONS_MANAGE_PRICES));
        assertThatThrownBy(() -> World.as(manager, () -> prices.list(BY_MODEL, null, 50)))
                .isInstanceOf(AccessDeniedException.class);
    }

    // R12
    @Test
    void pricesAreReadByModelAndDayFromBothEnds() {
        create(price(DAY, DAY.plusDays(1), 1, null, 1, null));
        create(price(DAY.plusDays(1), null, 2, null, 1, null));
        var before = price(DAY.minusDays(1), DAY, 0, null, 1, null);

        assertThat(World.as(admin, () -> prices.list(BY_MODEL, with(before, 0L), 2)))
                .extracting(PriceDetails::inputMicros)
                .containsExactly(1L, 2L);
        var after = price(DAY.plusDays(9), null, 0, null, 1, null);
        assertThat(World.as(admin, () -> prices.list(BY_MODEL.reversed(), with(after, Long.MAX_VALUE), 2)))
                .extracting(PriceDetails::inputMicros)
                .containsExactly(2L, 1L);
    }

    private @Nullable Cost cost(long session) {
        return World.as(
                        admin,
                        () -> sessions.list(SessionFilter.ALL, new KeysetOrder<>(SessionOrder.STARTED, true), null, 50))
                .stream()
                .filter(row -> row.id() == session)
                .findFirst()
                .orElseThrow()
                .cost();
    }

    private long create(PriceDetails details) {
        return World.as(admin, () -> prices.create(details));
    }

    private int changedBy(PriceDetails details) {
        return World.as(admin, () -> prices.changedBy(details));
    }

    private void update(PriceDetails details) {
        World.as(admin, () -> {
            prices.update(details);
            return true;
        });
    }

    private void remove(PriceDetails details) {
        World.as(admin, () -> {
            prices.remove(details, "entered twice");
            return true;
        });
    }

    private PriceDetails find(@Nullable Long id) {
        return World.as(admin, () -> prices.list(BY_MODEL, null, 500)).stream()
                .filter(price -> price.id() != null && price.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private PriceDetails price(
            LocalDate from,
            @Nullable LocalDate until,
            long input,
            @Nullable Long cached,
            long output,
            @Nullable Long reasoning) {
        return new PriceDetails(null, 0, model, "Somebody", "EUR", from, until, input, cached, output, reasoning);
    }

    private static PriceDetails with(PriceDetails price, LocalDate from, @Nullable LocalDate until, long input) {
        return new PriceDetails(
                price.id(),
                price.version(),
                price.model(),
                price.provider(),
                price.currency(),
                from,
                until,
                input,
                price.cachedMicros(),
                price.outputMicros(),
                price.reasoningMicros());
    }

    private static PriceDetails with(PriceDetails price, long id) {
        return new PriceDetails(
                id,
                0,
                price.model(),
                null,
                "EUR",
                price.validFrom(),
                price.validUntil(),
                price.inputMicros(),
                null,
                price.outputMicros(),
                null);
    }
}
