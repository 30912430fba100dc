package dev.atalaya.migrations;

import dev.atalaya.database.CommandDatabase;
import dev.atalaya.database.DataFolder;
import dev.atalaya.database.DatabaseRole;
import dev.atalaya.database.DatabaseServer;
import dev.atalaya.database.StartRefused;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ./atalaya migrate} does, with the owner's login and without starting the application. */
@Command(name = "migrate", description = "The versions of the schema.", mixinStandardHelpOptions = true)
public final class MigrateCommand {

    /** Exit code of {@code status} while versions wait. */
    static final int PENDING = 3;

    /** Exit code of {@code status} when validation finds problems. */
    static final int INVALID = 4;

    private static final String DATA = "${sys:atalaya.data:-.data}";

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    MigrateCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] args) {
        System.exit(commandLine(System.getenv()).execute(args));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new MigrateCommand(environment)).setExecutionExceptionHandler((e, line, parsed) -> {
            if (!(e instanceof StartRefused)) {
                throw e;
            }
            line.getErr().println(e.getMessage());
            return 1;
        });
    }

    @Command(
            description = {
                "Applies the versions that wait, each in a transaction of its own.",
                "Exit code 0: the schema is up to date; 1: refused or failed, and the failed version left nothing behind."
            },
            mixinStandardHelpOptions = true)
    int apply(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA) Path data,
            @Option(names = "--json", description = "One JSON object.") boolean json) {
        try (var database = CommandDatabase.open(DataFolder.at(data), environment)) {
            var result = Migrating.migrate(
                    FlywaySettings.forApplying(source(database.server(), DatabaseRole.OWNER), hasDemo()));
            var applied = result.migrations.stream()
                    .map(migration -> migration.version.isEmpty() ? migration.description : migration.version)
                    .toList();
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(new JsonMapper().writeValueAsString(Map.of("applied", applied)));
            } else if (applied.isEmpty()) {
                out.println("Nothing was pending.");
            } else {
                result.migrations.forEach(migration -> out.printf(
                        "Applied %s %s (%d ms)%n", migration.version, migration.description, migration.executionTime));
                out.println("The schema is up to date.");
            }
            return 0;
        }
    }

    @Command(
            description = {
                "Shows the versions and what validation says of them.",
                "Exit code 0: up to date; 3: versions are pending; 4: validation finds problems; 1: not readable."
            },
            mixinStandardHelpOptions = true)
    int status(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA) Path data,
            @Option(names = "--json", description = "One JSON object.") boolean json) {
        try (var database = CommandDatabase.open(DataFolder.at(data), environment)) {
            var role = database.server().holds(DatabaseRole.OWNER) ? DatabaseRole.OWNER : DatabaseRole.APP;
            Flyway flyway = FlywaySettings.forReading(source(database.server(), role), hasDemo());
            var report = SchemaReader.read(flyway);
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(json(report));
            } else {
                print(report, out);
            }
            if (!report.problems().isEmpty() || !report.broken().isEmpty()) {
                return INVALID;
            }
            return report.waiting().isEmpty() ? 0 : PENDING;
        }
    }

    /** The demo accounts belong to the profiles local, which is the default without a server's address, and staging. */
    private boolean hasDemo() {
        var profiles = Arrays.asList(
                environment.getOrDefault("SPRING_PROFILES_ACTIVE", "").split("\\s*,\\s*"));
        var named = !environment.getOrDefault("ATALAYA_DB_URL", "").isBlank();
        return profiles.contains("local") || profiles.contains("staging") || (profiles.contains("") && !named);
    }

    private static PGSimpleDataSource source(DatabaseServer server, DatabaseRole role) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(role.login());
        source.setPassword(server.password(role));
        source.setApplicationName("atalaya migrate");
        return source;
    }

    private static void print(SchemaReport report, PrintWriter out) {
        for (var row : report.rows().reversed()) {
            out.printf(
                    "%-22s %-6s %-44s %s%n",
                    word(row.state()),
                    row.version() == null ? "R" : row.version(),
                    row.description(),
                    row.installedAt() == null ? "" : row.installedAt());
        }
        report.problems()
                .forEach(problem ->
                        out.println("Problem: " + problem.message().lines().collect(Collectors.joining(" "))));
        out.println(
                report.waiting().isEmpty()
                        ? "Nothing is pending."
                        : report.waiting().size() + " pending; apply with ./atalaya migrate apply");
        out.flush();
    }

    private static String json(SchemaReport report) {
        var versions = new ArrayList<Map<String, Object>>();
        for (var row : report.rows().reversed()) {
            versions.add(Map.of(
                    "script", row.script(),
                    "version", row.version() == null ? "" : row.version(),
                    "description", row.description(),
                    "state", word(row.state()),
                    "severity", row.state().severity().name().toLowerCase(Locale.ROOT),
                    "installedAt",
                            row.installedAt() == null ? "" : row.installedAt().toString()));
        }
        return new JsonMapper()
                .writeValueAsString(Map.of(
                        "current", report.current().map(MigrationRow::address).orElse(""),
                        "pending", report.waiting().size(),
                        "valid", report.problems().isEmpty() && report.broken().isEmpty(),
                        "problems",
                                report.problems().stream().map(Problem::message).toList(),
                        "versions", versions));
    }

    private static String word(VersionState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
