package dev.atalaya.conversations.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationList;
import dev.atalaya.conversations.ConversationOrder;
import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list, its filters and its order as the address has them; days are days of the reader's time zone, and what makes no
 * sense is left out.
 *
 * @param what without the days, which need a time zone; its start is a moment that a link names, where no day is chosen
 */
record ConversationAddress(
        ConversationFilter what,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        KeysetOrder<ConversationOrder> order) {

    static final KeysetOrder<ConversationOrder> NEWEST = new KeysetOrder<>(ConversationOrder.LAST_MESSAGE, true);

    static final ConversationAddress ALL = new ConversationAddress(ConversationFilter.ALL, null, null, NEWEST);

    static final String PATH = "conversations";

    private static final String ME = "me";
    private static final String NOBODY = "none";

    static ConversationAddress of(QueryParameters query) {
        var assignees = query.getParameters("assignee");
        var what = new ConversationFilter(
                query.getSingleParameter("list").flatMap(ConversationList::of).orElse(ConversationList.ALL),
                all(query, "agent", value -> new AgentId(Long.parseLong(value))),
                all(query, "priority", value -> named(ConversationPriority.values(), value)),
                all(query, "assignee", value -> value.matches("[0-9]+") ? new UserId(Long.parseLong(value)) : null),
                assignees.contains(ME),
                assignees.contains(NOBODY),
                all(query, "label", Long::parseLong),
                query.getSingleParameter("labels").filter("all"::equals).isPresent(),
                all(query, "by", value -> named(MessageAuthor.values(), value)),
                query.getSingleParameter("since")
                        .flatMap(value -> read(value, Instant::parse))
                        .filter(ConversationAddress::isKnown)
                        .orElse(null),
                null,
                query.getSingleParameter("q")
                        .filter(ConversationFilter::accepts)
                        .orElse(""));
        return new ConversationAddress(what, day(query, "from"), day(query, "to"), order(query));
    }

    /** Whether neither a list nor a filter narrows it. */
    boolean isEmpty() {
        return equals(new ConversationAddress(ConversationFilter.ALL, null, null, order));
    }

    /** The same list in the same order, without any filter. */
    ConversationAddress cleared() {
        return new ConversationAddress(ConversationFilter.ALL.in(what.list()), null, null, order);
    }

    ConversationAddress in(ConversationList list) {
        return new ConversationAddress(what.in(list), from, to, order);
    }

    ConversationAddress with(ConversationFilter wanted) {
        return new ConversationAddress(wanted, from, to, order);
    }

    ConversationAddress sorted(KeysetOrder<ConversationOrder> wanted) {
        return new ConversationAddress(what, from, to, wanted);
    }

    QueryParameters query() {
        var values = new LinkedHashMap<String, List<String>>();
        if (what.list() != ConversationList.ALL) {
            values.put("list", List.of(what.list().word()));
        }
        put(values, "agent", what.agents().stream().map(agent -> Long.toString(agent.value())));
        put(values, "priority", what.priorities().stream().map(ConversationPriority::column));
        put(
                values,
                "assignee",
                Stream.of(
                                what.mine() ? Stream.of(ME) : Stream.<String>empty(),
                                what.unassigned() ? Stream.of(NOBODY) : Stream.<String>empty(),
                                what.assignees().stream().map(person -> Long.toString(person.value())))
                        .flatMap(Function.identity()));
        put(values, "label", what.labels().stream().map(String::valueOf));
        put(values, "labels", what.allLabels() && what.labels().size() > 1 ? Stream.of("all") : Stream.empty());
        put(values, "by", what.authors().stream().map(MessageAuthor::column));
        put(
                values,
                "since",
                Stream.ofNullable(what.from()).filter(moment -> from == null).map(Instant::toString));
        put(values, "from", Stream.ofNullable(from).map(LocalDate::toString));
        put(values, "to", Stream.ofNullable(to).map(LocalDate::toString));
        put(values, "q", Stream.of(what.text()).filter(text -> !text.isEmpty()));
        if (!order.equals(NEWEST)) {
            values.put(
                    "sort", List.of((order.descending() ? "-" : "") + order.by().word()));
        }
        return new QueryParameters(values);
    }

    /** Of the list. */
    String path() {
        return withQuery(PATH);
    }

    /** The same with something in it, since without anything the usual view would open. */
    QueryParameters explicitQuery() {
        var query = query();
        return query.getParameters().isEmpty() ? QueryParameters.of("list", ConversationList.ALL.word()) : query;
    }

    String explicitPath() {
        return PATH + "?" + explicitQuery().getQueryString();
    }

    /** Of a conversation, from which the way back leads to the same list. */
    String path(ConversationId id) {
        return withQuery(PATH + "/" + id.value());
    }

    ConversationFilter filter(ZoneId zone) {
        return what.between(
                from == null ? what.from() : start(from, zone), start(to == null ? null : to.plusDays(1), zone));
    }

    private String withQuery(String path) {
        var query = query().getQueryString();
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static KeysetOrder<ConversationOrder> order(QueryParameters query) {
        var sort = query.getSingleParameter("sort").orElse("");
        return ConversationOrder.of(sort.replaceFirst("^-", ""))
                .map(by -> new KeysetOrder<>(by, sort.startsWith("-")))
                .orElse(NEWEST);
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, String word) {
        return Stream.of(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(null);
    }

    private static <T> Set<T> all(QueryParameters query, String name, Function<String, @Nullable T> parse) {
        return query.getParameters(name).stream()
                .limit(ConversationFilter.MOST_VALUES)
                .flatMap(value -> read(value, parse).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isKnown(Instant moment) {
        return moment.isAfter(Instant.EPOCH) && moment.isBefore(Instant.parse("9999-12-31T00:00:00Z"));
    }

    /** PostgreSQL knows fewer years than Java. */
    static @Nullable LocalDate day(QueryParameters query, String name) {
        return query.getSingleParameter(name)
                .flatMap(value -> read(value, LocalDate::parse))
                .filter(day -> day.getYear() >= 1970 && day.getYear() <= 9999)
                .orElse(null);
    }

    private static <T> Optional<T> read(String value, Function<String, @Nullable T> parse) {
        try {
            return Optional.ofNullable(parse.apply(value));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void put(Map<String, List<String>> values, String name, Stream<String> given) {
        var all = new ArrayList<>(given.toList());
        if (!all.isEmpty()) {
            values.put(name, all);
        }
    }
}
