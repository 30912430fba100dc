package dev.atalaya.bench;

import dev.atalaya.database.BenchPostgres;
import dev.atalaya.database.DatabaseServer;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A run: the largest database with the application on it, the next smaller one to see growth, and the table. */
final class Bench implements AutoCloseable {

    private static final Pattern OFFSET = Pattern.compile("\\boffset\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNCOUNTED = Pattern.compile("set_config|atalaya_audit_append");

    private final BenchPostgres postgres;
    private final Plans plans;

    final Report report;
    private final @Nullable Share share;
    final @Nullable Share smaller;
    final DatabaseServer server;
    final Console console;
    final @Nullable Console small;

    Bench(String name, boolean web) {
        this(name, BenchPostgres.open(Databases.FOLDER), web);
    }

    private Bench(String name, BenchPostgres postgres, boolean web) {
        this(name, postgres, Databases.found(postgres), web);
    }

    private Bench(String name, BenchPostgres postgres, List<Share> shares, boolean web) {
        this(name, postgres, shares.getFirst().database(), shares, web);
    }

    private Bench(String name, BenchPostgres postgres, String database, List<Share> shares, boolean web) {
        this.postgres = postgres;
        report = new Report(name);
        plans = new Plans(name);
        share = shares.isEmpty() ? null : shares.getFirst();
        smaller = shares.size() > 1 ? shares.getLast() : null;
        server = postgres.server(database);
        console = web ? Console.web(server) : Console.services(server);
        small = smaller == null ? null : Console.services(postgres.server(smaller.database()));
        report.say("%s; %d processors, load %.1f"
                .formatted(
                        share == null ? BenchAccess.CONTENTS : share.contents(),
                        Runtime.getRuntime().availableProcessors(),
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                                .getSystemLoadAverage()));
        report.head(PlainTransaction.means() + " p50/p95");
    }

    /** On the users, agents and grants of {@code bench access} instead of the conversations. */
    static Bench ofAccess(String name) {
        var postgres = BenchPostgres.open(Databases.FOLDER);
        Databases.ensureAccess(postgres);
        return new Bench(name, postgres, Databases.ACCESS, List.of(), false);
    }

    Share share() {
        return Objects.requireNonNull(share, "There are no conversations here");
    }

    /** Lets the JVM compile what will be measured. */
    void warmUp(Person person, Work work) {
        for (var turns = 0; turns < 4; turns++) {
            console.side(person, work.on(console, share())).run(Comparison.TURN);
            if (small != null && smaller != null) {
                small.side(person, work.on(small, smaller)).run(Comparison.TURN);
            }
        }
    }

    /** The service against the plain transaction of the same statements. */
    void plain(String operation, Person person, Runnable work) {
        plain(operation, person, work, 2);
    }

    /** The same, where so many times as long is allowed at p50 and one more at p95. */
    void plain(String operation, Person person, Runnable work, int most) {
        var statements = console.statements(person, work);
        plans.add(operation, server, statements);
        var result = Comparison.of(console.side(person, work), PlainTransaction.of(server, statements));
        report.row(
                operation,
                result.oursText(),
                result.otherText(),
                "%s, p95 %.2f".formatted(result.ratioText(), result.tailRatio()),
                "%dx, p95 %dx".formatted(most, most + 1),
                result.ratio() <= most && result.tailRatio() <= most + 1);
    }

    /** What is rolled back, against its own statements, rolled back too. */
    void rolledBack(String operation, Person person, Runnable work, double most) {
        var statements = console.statements(person, work);
        plans.add(operation, server, statements);
        alike(operation, console.side(person, work), PlainTransaction.rolledBack(server, statements), most);
    }

    /** One thing that the service does against another one that should take as long. */
    void alike(String operation, Person person, Runnable work, Runnable other, double most) {
        alike(operation, console.side(person, work), console.side(person, other), most);
    }

    /** One side against another one that should take as long. */
    void alike(String operation, Side ours, Side other, double most) {
        var result = Comparison.of(ours, other);
        report.row(
                operation,
                result.oursText(),
                result.otherText(),
                result.ratioText(),
                "%.1fx".formatted(most),
                result.ratio() <= most);
    }

    /** The same work here and on a tenth of the data. */
    void growth(String operation, Person person, Work work) {
        growth(operation, person, work, 1.3);
    }

    void growth(String operation, Person person, Work work, double most) {
        if (small != null && smaller != null) {
            var there = work.on(small, smaller);
            alike(
                    operation + ", growth",
                    console.side(person, work.on(console, share())),
                    small.side(person, there),
                    most);
        }
    }

    /** The statements that count: those that say for whom, and the audit's own, do not. */
    List<String> counted(Person person, Runnable work) {
        return console.statements(person, work).stream()
                .filter(statement -> !UNCOUNTED.matcher(statement).find())
                .toList();
    }

    static long offsets(List<String> statements) {
        return statements.stream()
                .filter(statement -> OFFSET.matcher(statement).find())
                .count();
    }

    @Override
    public void close() {
        if (small != null) {
            small.close();
        }
        console.close();
        postgres.close();
    }

    /** Something to do on either database. */
    interface Work {
        Runnable on(Console console, Share share);
    }
}
