package dev.atalaya.aisessions.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.aisessions.SessionFilter;
import dev.atalaya.aisessions.SessionOrder;
import dev.atalaya.aisessions.SessionOutcome;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.shared.AgentId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Filters and order of the list as the address has them; days are days of the reader's time zone, and what makes no sense is
 * left out.
 *
 * @param cost at least so many units of whatever currency
 * @param seconds at least so long
 */
record SessionAddress(
        @Nullable AgentId agent,
        @Nullable String model,
        @Nullable SessionOutcome outcome,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean failed,
        @Nullable BigDecimal cost,
        @Nullable BigDecimal seconds,
        String text,
        KeysetOrder<SessionOrder> order) {

    static final String PATH = "ai-sessions";

    static final KeysetOrder<SessionOrder> NEWEST = new KeysetOrder<>(SessionOrder.STARTED, true);

    static final SessionAddress ALL = new SessionAddress(null, null, null, null, null, false, null, null, "", NEWEST);

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    static SessionAddress of(QueryParameters query) {
        return new SessionAddress(
                read(query, "agent", value -> new AgentId(Long.parseLong(value))),
                read(query, "model", value -> SessionFilter.isModel(value) ? value : null),
                read(query, "outcome", value -> SessionOutcome.of(value).orElse(null)),
                read(query, "from", SessionAddress::day),
                read(query, "to", SessionAddress::day),
                query.getSingleParameter("failed").isPresent(),
                read(query, "cost", SessionAddress::amount),
                read(query, "seconds", SessionAddress::amount),
                query.getSingleParameter("q").filter(SessionFilter::accepts).orElse(""),
                query.getSingleParameter("sort").flatMap(SessionAddress::order).orElse(NEWEST));
    }

    static String of(long session) {
        return PATH + "/" + session;
    }

    /** Of an entry in its session. */
    static String of(long session, int position) {
        return of(session) + "?entry=" + position;
    }

    SessionAddress sortedBy(KeysetOrder<SessionOrder> wanted) {
        return new SessionAddress(agent, model, outcome, from, to, failed, cost, seconds, text, wanted);
    }

    boolean narrowsNothing() {
        return sortedBy(NEWEST).equals(ALL);
    }

    QueryParameters query() {
        return QueryParameters.simple(parameters());
    }

    Map<String, String> parameters() {
        var values = new LinkedHashMap<String, String>();
        write(values, "agent", agent == null ? null : Long.toString(agent.value()));
        write(values, "model", model);
        write(values, "outcome", outcome == null ? null : outcome.column());
        write(values, "from", from == null ? null : from.toString());
        write(values, "to", to == null ? null : to.toString());
        write(values, "failed", failed ? "1" : null);
        write(values, "cost", cost == null ? null : cost.toPlainString());
        write(values, "seconds", seconds == null ? null : seconds.toPlainString());
        write(values, "q", text.isBlank() ? null : text);
        write(values, "sort", order.equals(NEWEST) ? null : (order.descending() ? "-" : "") + word(order.by()));
        return values;
    }

    SessionFilter filter(ZoneId zone) {
        return new SessionFilter(
                agent,
                model,
                outcome,
                start(from, zone),
                start(to == null ? null : to.plusDays(1), zone),
                failed,
                cost == null ? null : cost.movePointRight(6).longValue(),
                seconds == null ? null : seconds.movePointRight(3).longValue(),
                text);
    }

    /** An amount that can be asked for: not negative, at most a million. */
    static @Nullable BigDecimal amount(String text) {
        if (text.length() > 20) {
            return null;
        }
        var amount = new BigDecimal(text.strip().replace(',', '.'));
        return amount.signum() < 0 || amount.compareTo(MOST) > 0 || amount.scale() > 6 || amount.scale() < -6
                ? null
                : amount;
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    /** PostgreSQL knows fewer years than Java. */
    private static @Nullable LocalDate day(String text) {
        var day = LocalDate.parse(text);
        return day.getYear() >= 1970 && day.getYear() <= 9999 ? day : null;
    }

    private static Optional<KeysetOrder<SessionOrder>> order(String value) {
        var descending = value.startsWith("-");
        var name = descending ? value.substring(1) : value;
        return Stream.of(SessionOrder.values())
                .filter(order -> word(order).equals(name))
                .findFirst()
                .map(order -> new KeysetOrder<>(order, descending));
    }

    private static String word(SessionOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    private static <T> @Nullable T read(QueryParameters query, String name, Function<String, @Nullable T> parse) {
        try {
            return query.getSingleParameter(name).map(parse).orElse(null);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static void write(LinkedHashMap<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
