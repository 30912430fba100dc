package dev.atalaya.bench;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationList;
import dev.atalaya.conversations.ConversationOrder;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.shared.AgentId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./atalaya bench lists}: P1, P3, P4 and P7 of the list of conversations. */
@Tag("bench")
class BenchLists {

    private static final KeysetOrder<ConversationOrder> NEWEST =
            new KeysetOrder<>(ConversationOrder.LAST_MESSAGE, true);

    private static final int PAGE = 50;

    private static final ConversationFilter OPEN = ConversationFilter.ALL.in(ConversationList.OPEN);
    private static final ConversationFilter AGENT = ConversationFilter.ALL.of(new AgentId(7));
    private static final ConversationFilter MONTH = month();

    @Test
    void measure() {
        try (var bench = new Bench("lists", false)) {
            bench.warmUp(
                    Person.TEN, (console, share) -> () -> list(console, ConversationFilter.ALL, NEWEST, null, PAGE));
            for (var person : Person.withScopes()) {
                pages(bench, person, ConversationFilter.ALL, person.scope());
                growth(bench, person, ConversationFilter.ALL, person.scope());
            }
            pages(bench, Person.ALL, OPEN, "50 agents, open");
            growth(bench, Person.ALL, OPEN, "50 agents, open");
            first(bench, Person.ALL, AGENT, "50 agents, one chosen");
            first(bench, Person.ALL, MONTH, "50 agents, a month long ago");
            pages(bench, Person.TEN, OPEN, "10 agents, open");
            first(bench, Person.TEN, MONTH, "10 agents, a month long ago");
            if (bench.smaller != Share.HUNDREDTH) {
                // There, most of the ten have fewer open ones than a page has rows.
                growth(bench, Person.TEN, OPEN, "10 agents, open");
            }
            counts(bench);
            statements(bench);
            bench.report.close();
        }
    }

    private static void pages(Bench bench, Person person, ConversationFilter filter, String name) {
        first(bench, person, filter, name);
        var after = bench.console.as(
                person, () -> list(bench.console, filter, NEWEST, null, PAGE).getLast());
        bench.plain(name + ", next page", person, () -> list(bench.console, filter, NEWEST, after, PAGE));
        var deep = beforeLastPage(bench.console, person, filter);
        bench.plain(name + ", deepest page", person, () -> list(bench.console, filter, NEWEST, deep, PAGE));
        bench.alike(
                name + ", deepest / first",
                person,
                () -> list(bench.console, filter, NEWEST, deep, PAGE),
                () -> list(bench.console, filter, NEWEST, null, PAGE),
                1.5);
    }

    private static void growth(Bench bench, Person person, ConversationFilter filter, String name) {
        bench.growth(
                name + ", first page", person, (console, share) -> () -> list(console, filter, NEWEST, null, PAGE));
        bench.growth(name + ", deepest page", person, (console, share) -> {
            var there = beforeLastPage(console, person, filter);
            return () -> list(console, filter, NEWEST, there, PAGE);
        });
    }

    private static void first(Bench bench, Person person, ConversationFilter filter, String name) {
        bench.plain(name + ", first page", person, () -> list(bench.console, filter, NEWEST, null, PAGE));
    }

    private static void counts(Bench bench) {
        for (var person : List.of(Person.ALL, Person.TEN)) {
            Runnable count =
                    () -> bench.console.service(ConversationService.class).count(ConversationFilter.ALL);
            bench.plain(person.scope() + ", total", person, count);
        }
        bench.report.count(
                "50 agents, rows counted for a total",
                bench.console.as(
                        Person.ALL,
                        () -> bench.console.service(ConversationService.class).count(ConversationFilter.ALL)),
                ConversationService.MANY,
                "rows");
    }

    private static void statements(Bench bench) {
        for (var rows : List.of(10, 500)) {
            var heard =
                    bench.counted(Person.ALL, () -> list(bench.console, ConversationFilter.ALL, NEWEST, null, rows));
            bench.report.count("statements of a list of " + rows, heard.size(), 3, "");
            bench.report.count("OFFSET in them", Bench.offsets(heard), 0, "");
        }
    }

    private static List<ConversationRow> list(
            Console console,
            ConversationFilter filter,
            KeysetOrder<ConversationOrder> order,
            @Nullable ConversationRow after,
            int limit) {
        return console.service(ConversationService.class).list(filter, order, after, limit);
    }

    private static ConversationRow beforeLastPage(Console console, Person person, ConversationFilter filter) {
        return console.as(
                person,
                () -> list(console, filter, NEWEST.reversed(), null, PAGE + 1).getLast());
    }

    private static ConversationFilter month() {
        var from = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(400, ChronoUnit.DAYS);
        return ConversationFilter.ALL.between(from, from.plus(30, ChronoUnit.DAYS));
    }
}
