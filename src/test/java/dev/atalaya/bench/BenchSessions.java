package dev.atalaya.bench;

import dev.atalaya.database.BenchPostgres;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./atalaya bench sessions}: P9, what a signed-in session costs, and whether it grows or stays. */
@Tag("bench")
class BenchSessions {

    private static final boolean QUICK = Integer.getInteger("bench.rounds", 5) == 1;

    private static final int MANY = QUICK ? 60 : 1000;
    private static final int SOME = QUICK ? 20 : 100;
    private static final int FEW = QUICK ? 5 : 25;
    private static final int NAVIGATIONS = QUICK ? 20 : 200;

    /** Whoever may open them all. */
    private static final List<String> LISTS = List.of("conversations", "users", "roles", "audit", "migrations");

    private static final String MATRIX = "access";

    private static final List<String> OF_A_SESSION = List.of(
            "com.vaadin.flow.component.UI",
            "com.vaadin.flow.spring.SpringVaadinSession",
            "org.apache.catalina.session.StandardSession");

    private static final double KIB = 1024;
    private static final double MIB = 1024 * KIB;

    @Test
    void measure() {
        var report = new Report("sessions");
        try (var postgres = BenchPostgres.open(Databases.FOLDER)) {
            var share = Databases.found(postgres).getFirst();
            Databases.addWhoMayAll(postgres, share.database());
            try (var console = ConsoleProcess.start(postgres.server(share.database()))) {
                report.say("%s; -Xmx%dm; %d processors, load %.1f"
                        .formatted(
                                share.contents(),
                                ConsoleProcess.HEAP,
                                Runtime.getRuntime().availableProcessors(),
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
                report.head("live heap", "without sessions");
                measure(report, console);
            }
            Databases.ensureAccess(postgres);
            try (var console = ConsoleProcess.start(postgres.server(Databases.ACCESS))) {
                report.say(BenchAccess.CONTENTS);
                signOut(open(console, FEW, MATRIX));
                cost(report, console, MATRIX, SOME, 600);
            }
        }
        report.close();
    }

    private static void measure(Report report, ConsoleProcess console) {
        var warm = open(console, FEW, LISTS.getFirst());
        wander(warm, LISTS.getFirst());
        signOut(warm);
        report.say("%.1f MiB without sessions".formatted(console.liveBytes() / MIB));
        var costs =
                LISTS.stream().collect(Collectors.toMap(list -> list, list -> cost(report, console, list, SOME, 250)));
        var heaviest =
                Collections.max(costs.entrySet(), Map.Entry.comparingByValue()).getKey();
        cost(report, console, heaviest, MANY, 250);
        growth(report, console, heaviest);
    }

    /** KiB that each of so many sessions keeps alive, with that list open and scrolled. */
    private static double cost(Report report, ConsoleProcess console, String list, int sessions, int most) {
        var before = console.liveBytes();
        var tabs = open(console, sessions, list);
        var after = console.liveBytes();
        var each = (after - before) / KIB / sessions;
        report.row(
                "a session with /" + list + " open, of " + sessions,
                "%.1f MiB".formatted(after / MIB),
                "%.1f MiB".formatted(before / MIB),
                "%.1f KiB".formatted(each),
                most + " KiB",
                each <= most);
        if (sessions == MANY) {
            var answering = inTurns(tabs, tab -> visit(tab, list)).stream()
                    .filter(shown -> shown)
                    .count();
            report.row(
                    "sessions that answer in -Xmx%dm".formatted(ConsoleProcess.HEAP),
                    "%,d".formatted(answering),
                    "",
                    "",
                    "%,d".formatted(sessions),
                    answering == sessions);
        }
        signOut(tabs);
        if (sessions == MANY) {
            OF_A_SESSION.forEach(type -> report.count(
                    "%s left after sign-out".formatted(type.substring(type.lastIndexOf('.') + 1)),
                    console.instances(type),
                    0,
                    ""));
        }
        return each;
    }

    private static void growth(Report report, ConsoleProcess console, String list) {
        var before = console.liveBytes();
        var tabs = open(console, FEW, list);
        var early = (console.liveBytes() - before) / KIB / FEW;
        wander(tabs, list);
        var late = (console.liveBytes() - before) / KIB / FEW;
        report.row(
                "a session after %d navigations, of %d".formatted(NAVIGATIONS, FEW),
                "%.1f KiB".formatted(late),
                "%.1f KiB at first".formatted(early),
                "%.2f".formatted(late / early),
                "1.1x",
                late <= 1.1 * early);
        signOut(tabs);
    }

    private static List<Tab> open(ConsoleProcess console, int sessions, String list) {
        return inTurns(IntStream.range(0, sessions).boxed().toList(), number -> {
            var visitor = new Visitor(console.port());
            visitor.signIn(Person.MAY_ALL.email(), Databases.PASSWORD);
            var tab = Tab.open(visitor);
            if (!visit(tab, list)) {
                throw new IllegalStateException("/" + list + " shows no list");
            }
            return tab;
        });
    }

    /** Goes there, looks at the first rows, and scrolls on; whether there was a list. */
    private static boolean visit(Tab tab, String list) {
        tab.navigate(list);
        tab.settle();
        if (!tab.showsAList()) {
            return false;
        }
        tab.scroll(0, 150);
        tab.settle();
        return true;
    }

    /** From list to list, and back to the one. */
    private static void wander(List<Tab> tabs, String last) {
        inTurns(tabs, tab -> {
            for (var turn = 1; turn < NAVIGATIONS; turn++) {
                visit(tab, LISTS.get(turn % LISTS.size()));
            }
            return visit(tab, last);
        });
    }

    private static void signOut(List<Tab> tabs) {
        inTurns(tabs, tab -> tab.click("Sign out"));
    }

    /** A few at a time, as people would. */
    private static <T, R> List<R> inTurns(List<T> items, Step<T, R> step) {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var done = new ArrayList<R>();
            var work =
                    items.stream().<Callable<R>>map(item -> () -> step.of(item)).toList();
            for (var each : threads.invokeAll(work)) {
                done.add(each.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private interface Step<T, R> {
        R of(T item);
    }
}
