package dev.atalaya.conversations.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters as the address has them; days are days of the reader's time zone, and what makes no sense is left out. */
record ConversationAddress(
        @Nullable AgentId agent,
        @Nullable ConversationStatus status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String text) {

    static final ConversationAddress ALL = new ConversationAddress(null, null, null, null, "");

    static final String PATH = "conversations";

    static ConversationAddress of(QueryParameters query) {
        return new ConversationAddress(
                read(query, "agent", value -> new AgentId(Long.parseLong(value))),
                read(query, "status", ConversationAddress::status),
                read(query, "from", LocalDate::parse),
                read(query, "to", LocalDate::parse),
                query.getSingleParameter("q")
                        .filter(ConversationFilter::accepts)
                        .orElse(""));
    }

    boolean isEmpty() {
        return equals(ALL);
    }

    QueryParameters query() {
        var values = new LinkedHashMap<String, String>();
        write(values, "agent", agent == null ? null : Long.toString(agent.value()));
        write(values, "status", status == null ? null : status.column());
        write(values, "from", from == null ? null : from.toString());
        write(values, "to", to == null ? null : to.toString());
        write(values, "q", text.isBlank() ? null : text);
        return QueryParameters.simple(values);
    }

    /** Of the list. */
    String path() {
        return withQuery(PATH);
    }

    /** Of a conversation, from which the way back leads to the same list. */
    String path(ConversationId id) {
        return withQuery(PATH + "/" + id.value());
    }

    ConversationFilter filter(ZoneId zone) {
        return new ConversationFilter(
                agent, status, start(from, zone), start(to == null ? null : to.plusDays(1), zone), text);
    }

    private String withQuery(String path) {
        var query = query().getQueryString();
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static @Nullable ConversationStatus status(String value) {
        return Stream.of(ConversationStatus.values())
                .filter(status -> status.column().equals(value))
                .findFirst()
                .orElse(null);
    }

    private static <T> @Nullable T read(QueryParameters query, String name, Function<String, @Nullable T> parse) {
        try {
            return query.getSingleParameter(name)
                    .map(parse)
                    .filter(ConversationAddress::isNear)
                    .orElse(null);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** PostgreSQL knows fewer years than Java. */
    private static boolean isNear(Object value) {
        return !(value instanceof LocalDate day) || (day.getYear() >= 1970 && day.getYear() <= 9999);
    }

    private static void write(LinkedHashMap<String, String> values, String name, @Nullable String value) {
        Optional.ofNullable(value).ifPresent(given -> values.put(name, given));
    }
}
