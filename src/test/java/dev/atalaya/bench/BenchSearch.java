package dev.atalaya.bench;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationOrder;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.search.MessageSearch;
import dev.atalaya.conversations.search.SearchPage;
import dev.atalaya.database.DatabaseRole;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./atalaya bench search}: P6, P7 and P8 of searching every message. */
@Tag("bench")
class BenchSearch {

    /** Said in a fifth of the messages. */
    private static final String FREQUENT = "favor";

    /** Said a few dozen times in five million, for the last time half a year ago. */
    private static final String RARE = "mexiprobri";

    private static final String TWO = "técnicos gracias";
    private static final String PHRASE = "\"envío tarda de tres\"";
    private static final String MISSPELT = "mexiprobir";
    private static final int SEARCHING = 4;

    private static final List<String> MIXED = mixed();

    @Test
    void measure() {
        try (var bench = new Bench("search", false)) {
            bench.warmUp(Person.ALL, (console, share) -> () -> MIXED.forEach(text -> find(console, text)));
            for (var person : List.of(Person.ALL, Person.THREE)) {
                against(bench, person, "frequent", FREQUENT);
                against(bench, person, "rare", RARE);
                against(bench, person, "two words", TWO);
                against(bench, person, "phrase", PHRASE);
                against(bench, person, "misspelt", MISSPELT);
                against(bench, person, "frequent, a month long ago", FREQUENT + " after:2025-06-01 before:2025-07-01");
            }
            for (var text : List.of(FREQUENT, RARE, TWO, PHRASE)) {
                bench.alike(
                        "3 agents / 50 agents: " + text,
                        bench.console.side(Person.THREE, () -> find(bench.console, text)),
                        bench.console.side(Person.ALL, () -> find(bench.console, text)),
                        1.3);
            }
            bench.growth("rare", Person.ALL, (console, share) -> () -> find(console, RARE));
            bench.growth("frequent", Person.ALL, (console, share) -> () -> find(console, FREQUENT), 3);
            nextPage(bench);
            worst(bench);
            statements(bench);
            listWhileSearching(bench);
            bench.report.close();
        }
    }

    private static void against(Bench bench, Person person, String name, String text) {
        bench.plain(person.scope() + ", " + name, person, () -> find(bench.console, text), 3);
    }

    private static void nextPage(Bench bench) {
        var first = bench.console.as(Person.ALL, () -> find(bench.console, FREQUENT));
        bench.plain(
                "50 agents, frequent, next page",
                Person.ALL,
                () -> bench.console.service(MessageSearch.class).more(first),
                3);
    }

    /** The slowest of fifty, the middle one of five turns each, against reading every message once. */
    private static void worst(Bench bench) {
        var worst = 0.0;
        var worstText = "";
        for (var text : MIXED) {
            var taken = new double[5];
            for (var turn = 0; turn < taken.length; turn++) {
                taken[turn] = milliseconds(() -> bench.console.as(Person.ALL, () -> find(bench.console, text)));
            }
            Arrays.sort(taken);
            if (taken[2] > worst) {
                worst = taken[2];
                worstText = text;
            }
        }
        var scan = scan(bench);
        bench.report.row(
                "worst of 50: " + worstText,
                "%.2f".formatted(worst),
                "%.2f unindexed".formatted(scan),
                "%.3f".formatted(worst / scan),
                "0.1x",
                worst <= 0.1 * scan);
    }

    private static double scan(Bench bench) {
        try (var connection = DriverManager.getConnection(
                        bench.server.jdbcUrl(), DatabaseRole.OWNER.login(), bench.server.password(DatabaseRole.OWNER));
                var work = connection.createStatement()) {
            work.execute("set max_parallel_workers_per_gather = 0");
            var taken = new double[3];
            for (var turn = 0; turn < taken.length; turn++) {
                taken[turn] = milliseconds(() -> {
                    try (var rows =
                            work.executeQuery("select count(*) from messages where body ilike '%" + RARE + "%'")) {
                        rows.next();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
            Arrays.sort(taken);
            return taken[1];
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void statements(Bench bench) {
        for (var text : List.of(RARE, FREQUENT)) {
            var heard = bench.counted(Person.ALL, () -> find(bench.console, text));
            bench.report.count("statements of a search for " + text, heard.size(), 3, "");
            bench.report.count("OFFSET in them", Bench.offsets(heard), 0, "");
        }
    }

    /** A list while as many search as may, against the same list alone. */
    private static void listWhileSearching(Bench bench) {
        Runnable list = () -> bench.console
                .service(ConversationService.class)
                .list(ConversationFilter.ALL, new KeysetOrder<>(ConversationOrder.LAST_MESSAGE, true), null, 50);
        var alone = bench.console.side(Person.ALL, list);
        Side beside = time -> {
            var on = new AtomicBoolean(true);
            try (var searching = Executors.newFixedThreadPool(SEARCHING)) {
                for (var n = 0; n < SEARCHING; n++) {
                    searching.execute(() -> {
                        while (on.get()) {
                            bench.console.as(Person.ALL, () -> find(bench.console, PHRASE));
                        }
                    });
                }
                try {
                    return alone.run(time);
                } finally {
                    on.set(false);
                }
            }
        };
        var result = Comparison.of(beside, alone);
        bench.report.row(
                "list with four searches running",
                result.oursText(),
                result.otherText(),
                "%s, p95 %.2f".formatted(result.ratioText(), result.tailRatio()),
                "p95 3x",
                result.tailRatio() <= 3);
    }

    private static SearchPage find(Console console, String text) {
        return console.service(MessageSearch.class).find(text, ZoneOffset.UTC);
    }

    private static double milliseconds(Runnable work) {
        var started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) / 1e6;
    }

    private static List<String> mixed() {
        var words = List.of(
                "gracias",
                "mesa",
                "pedido",
                "order",
                "factura",
                "garantía",
                "técnico",
                "desayuno",
                "discount",
                "jueves");
        var texts = new ArrayList<String>();
        for (var n = 0; n < words.size(); n++) {
            var word = words.get(n);
            var other = words.get((n + 3) % words.size());
            texts.addAll(List.of(
                    word,
                    word + " " + other,
                    word + " -favor",
                    word + " from:human status:closed",
                    word.substring(0, 3) + word.substring(4) + " " + RARE));
        }
        return List.copyOf(texts);
    }
}
