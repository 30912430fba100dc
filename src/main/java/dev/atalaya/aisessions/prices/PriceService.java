package dev.atalaya.aisessions.prices;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.PlainText;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The prices that sessions are costed with where the platform did not say what they cost. */
@Service
@Requires(Permissions.AI_SESSIONS_READ)
@Transactional(readOnly = true)
public class PriceService {

    /** Counting sessions stops here. */
    public static final int MANY = 10_001;

    /** Characters of a reason, at most. */
    public static final int REASON_LENGTH = 500;

    private static final int MOST = 500;

    private final PriceRepository prices;
    private final PriceQueries queries;
    private final Scope scope;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    PriceService(
            PriceRepository prices,
            PriceQueries queries,
            Scope scope,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.prices = prices;
        this.queries = queries;
        this.scope = scope;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** The prices after a one, by model and first day; at most 500 whatever is asked for. */
    public List<PriceDetails> list(KeysetOrder<PriceOrder> order, @Nullable PriceDetails after, int limit) {
        return queries.list(order, after, Math.clamp(limit, 1, MOST));
    }

    /** How many sessions of the agents in scope would cost something else with it; {@link #MANY} stands for more. */
    @Requires(Permissions.AI_SESSIONS_MANAGE_PRICES)
    public int changedBy(PriceDetails price) {
        return queries.changedBy(price, asRow(price), false, scope.agents(), MANY);
    }

    /** The same, of taking it away. */
    @Requires(Permissions.AI_SESSIONS_MANAGE_PRICES)
    public int changedWithout(PriceDetails price) {
        return queries.changedBy(price, asRow(price), true, scope.agents(), MANY);
    }

    /** @throws RefusedException where the model has another price on one of the days */
    @Requires(Permissions.AI_SESSIONS_MANAGE_PRICES)
    @Transactional
    public long create(PriceDetails details) {
        var saved = alone(
                () -> prices.saveAndFlush(new Price(details, clock.instant())).toDetails());
        var id = Objects.requireNonNull(saved.id());
        events.publishEvent(new PriceChanged("ai_price.created", id, saved.model(), null, saved, null));
        return id;
    }

    /**
     * Changes a price, also for the sessions that were.
     *
     * @throws RefusedException where the model has another price on one of the days
     * @throws dev.atalaya.shared.StaleException where somebody else has changed it since
     */
    @Requires(Permissions.AI_SESSIONS_MANAGE_PRICES)
    @Transactional
    public void update(PriceDetails details) {
        var price = require(details);
        var before = price.toDetails();
        var after = alone(() -> {
            price.apply(details, clock.instant());
            return first(() -> prices.saveAndFlush(price)).toDetails();
        });
        events.publishEvent(new PriceChanged("ai_price.updated", idOf(details), after.model(), before, after, null));
    }

    /**
     * Takes a price away; what it priced has none from then on.
     *
     * @throws dev.atalaya.shared.StaleException where somebody else has changed it since
     */
    @Requires(Permissions.AI_SESSIONS_MANAGE_PRICES)
    @Transactional
    public void remove(PriceDetails details, String reason) {
        if (PlainText.of(reason).isEmpty() || !PlainText.isText(PlainText.of(reason), REASON_LENGTH)) {
            throw new RefusedException("aisessions.prices.refused.reason");
        }
        var price = require(details);
        var before = price.toDetails();
        first(() -> {
            prices.delete(price);
            prices.flush();
            return price;
        });
        events.publishEvent(new PriceChanged(
                "ai_price.removed", idOf(details), before.model(), before, null, PlainText.of(reason)));
    }

    private Price require(PriceDetails details) {
        var price = prices.findById(idOf(details))
                .orElseThrow(() -> new RefusedException("aisessions.prices.refused.gone"));
        price.requireVersion(details.version());
        return price;
    }

    private Price first(Supplier<Price> change) {
        try {
            return change.get();
        } catch (OptimisticLockingFailureException anotherWasFirst) {
            throw new StaleException(clock.instant());
        }
    }

    private static PriceDetails alone(Supplier<PriceDetails> save) {
        try {
            return save.get();
        } catch (DataIntegrityViolationException e) {
            throw String.valueOf(e.getMessage()).contains("ai_prices_days_excl")
                    ? new RefusedException("aisessions.prices.refused.overlap")
                    : e;
        }
    }

    private static long idOf(PriceDetails details) {
        return Objects.requireNonNull(details.id());
    }

    private String asRow(PriceDetails price) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("model", price.model());
        row.put("currency", price.currency());
        row.put("valid_from", price.validFrom().toString());
        row.put(
                "valid_until",
                price.validUntil() == null ? null : price.validUntil().toString());
        row.put("input_micros", price.inputMicros());
        row.put("cached_micros", price.cachedMicros());
        row.put("output_micros", price.outputMicros());
        row.put("reasoning_micros", price.reasoningMicros());
        return json.writeValueAsString(row);
    }
}
