package dev.atalaya.bench;

import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.SessionFilter;
import dev.atalaya.aisessions.SessionOrder;
import dev.atalaya.aisessions.SessionRow;
import dev.atalaya.aisessions.trends.TrendFilter;
import dev.atalaya.aisessions.trends.TrendGroup;
import dev.atalaya.aisessions.trends.TrendService;
import dev.atalaya.components.KeysetOrder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./atalaya bench ai}: P1, P3, P4 and P7 of AI sessions: the list, words, a session, totals. */
@Tag("bench")
class BenchAi {

    private static final KeysetOrder<SessionOrder> NEWEST = new KeysetOrder<>(SessionOrder.STARTED, true);
    private static final KeysetOrder<SessionOrder> SLOWEST = new KeysetOrder<>(SessionOrder.LATENCY, true);
    private static final SessionFilter ALL = SessionFilter.ALL;
    private static final SessionFilter FAILED = new SessionFilter(null, null, null, null, null, true, null, null, "");
    private static final SessionFilter COMMON = words("order");
    private static final SessionFilter NOWHERE = words("zzyzx");

    private static final int PAGE = 50;

    @Test
    void measure() {
        try (var bench = new Bench("ai", false)) {
            bench.warmUp(Person.TEN, (console, share) -> () -> list(console, ALL, NEWEST, null));
            for (var person : List.of(Person.ALL, Person.TEN, Person.QUIET)) {
                pages(bench, person);
            }
            first(bench, Person.ALL, ALL, SLOWEST, "50 agents, slowest");
            first(bench, Person.TEN, ALL, SLOWEST, "10 agents, slowest");
            first(bench, Person.TEN, FAILED, NEWEST, "10 agents, failed (none)");
            first(bench, Person.TEN, COMMON, NEWEST, "10 agents, a common word");
            first(bench, Person.TEN, NOWHERE, NEWEST, "10 agents, a word of nobody");
            opening(bench);
            totals(bench);
            statements(bench);
            bench.report.close();
        }
    }

    private static void pages(Bench bench, Person person) {
        var name = person.scope();
        first(bench, person, ALL, NEWEST, name);
        var deep = bench.console.as(
                person, () -> list(bench.console, ALL, NEWEST.reversed(), null).getLast());
        bench.plain(name + ", deepest page", person, () -> list(bench.console, ALL, NEWEST, deep));
        bench.alike(
                name + ", deepest / first",
                person,
                () -> list(bench.console, ALL, NEWEST, deep),
                () -> list(bench.console, ALL, NEWEST, null),
                1.5);
        bench.growth(name + ", first page", person, (console, share) -> () -> list(console, ALL, NEWEST, null));
        bench.plain(
                name + ", total",
                person,
                () -> bench.console.service(AiSessionService.class).count(ALL));
    }

    private static void first(
            Bench bench, Person person, SessionFilter filter, KeysetOrder<SessionOrder> order, String name) {
        bench.plain(name + ", first page", person, () -> list(bench.console, filter, order, null));
    }

    private static void opening(Bench bench) {
        Bench.Work open = (console, share) -> {
            var id = console.as(
                    Person.ALL,
                    () -> list(console, ALL, NEWEST, null).getFirst().id());
            return () -> console.service(AiSessionService.class).open(id, 0);
        };
        bench.plain("open a session", Person.ALL, open.on(bench.console, bench.share()));
        bench.growth("open a session", Person.ALL, open);
    }

    private static void totals(Bench bench) {
        for (var person : List.of(Person.ALL, Person.TEN)) {
            bench.plain(person.scope() + ", totals of 90 days", person, () -> totals(bench.console));
        }
    }

    private static void statements(Bench bench) {
        count(bench, "a list", 3, () -> list(bench.console, ALL, NEWEST, null));
        count(bench, "a list with words", 3, () -> list(bench.console, COMMON, NEWEST, null));
        count(bench, "totals", 3, () -> totals(bench.console));
        var id = bench.console.as(
                Person.ALL,
                () -> list(bench.console, ALL, NEWEST, null).getFirst().id());
        count(
                bench,
                "opening",
                6,
                () -> bench.console.service(AiSessionService.class).open(id, 0));
    }

    private static void count(Bench bench, String what, int most, Runnable work) {
        var heard = bench.counted(Person.ALL, work);
        bench.report.count("statements of " + what, heard.size(), most, "");
        bench.report.count("OFFSET in them", Bench.offsets(heard), 0, "");
    }

    private static List<SessionRow> list(
            Console console, SessionFilter filter, KeysetOrder<SessionOrder> order, @Nullable SessionRow after) {
        return console.service(AiSessionService.class).list(filter, order, after, PAGE);
    }

    private static void totals(Console console) {
        var today = LocalDate.now(ZoneOffset.UTC);
        var filter = new TrendFilter(today.minusDays(89), today, ZoneOffset.UTC, TrendGroup.AGENT, null);
        if (console.service(TrendService.class).trend(filter).days().isEmpty()) {
            throw new IllegalStateException("There are no days");
        }
    }

    private static SessionFilter words(String text) {
        return new SessionFilter(null, null, null, null, null, false, null, null, text);
    }
}
