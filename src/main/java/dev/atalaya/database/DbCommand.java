package dev.atalaya.database;

import java.io.Console;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./atalaya db} and {@code ./atalaya reset} do, without starting the application. */
@Command(name = "db", description = "The database and its roles.", mixinStandardHelpOptions = true)
public final class DbCommand {

    private static final String DATA = "${sys:atalaya.data:-.data}";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    DbCommand() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new DbCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (!(e instanceof StartRefused)) {
                        throw e;
                    }
                    line.getErr().println(e.getMessage());
                    return 1;
                });
    }

    @Command(
            description = "Prints the address of the running database for psql, pg_dump and the like.",
            mixinStandardHelpOptions = true)
    int url(
            @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}") DatabaseRole role,
            @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA) Path data) {
        var folder = DataFolder.at(data);
        var server = CommandDatabase.isNamed(System.getenv())
                ? CommandDatabase.named(System.getenv())
                : LocalPostgres.find(folder)
                        .orElseThrow(() -> new StartRefused("The database of " + folder
                                + " does not run; it runs with the application: ./atalaya run --data " + data));
        spec.commandLine().getOut().println(server.libpqUrl(role));
        return 0;
    }

    @Command(
            description = {
                "Makes the database and its three roles on a server of your own, as a superuser.",
                "The superuser's password is taken from PGPASSWORD or asked for; the roles' passwords from"
                        + " ATALAYA_DB_OWNER_PASSWORD, ATALAYA_DB_APP_PASSWORD and ATALAYA_DB_BACKUP_PASSWORD,"
                        + " or drawn and shown once for roles that are new."
            },
            mixinStandardHelpOptions = true)
    int init(
            @Option(
                            names = "--url",
                            defaultValue = "${env:ATALAYA_DB_URL}",
                            description = "such as jdbc:postgresql://localhost:5432/atalaya; ATALAYA_DB_URL by default")
                    @Nullable
                    String url,
            @Option(names = "--superuser", defaultValue = "postgres") String superuser,
            @Option(names = "--print", description = "Only prints the SQL, to be piped to psql.") boolean print) {
        if (url == null || url.isBlank()) {
            throw new ParameterException(spec.commandLine(), "Name the server: --url or ATALAYA_DB_URL");
        }
        var environment = new HashMap<>(System.getenv());
        environment.put("ATALAYA_DB_URL", url);
        var server = CommandDatabase.named(environment);
        if (print) {
            var drawn = drawMissing(server, Set.of());
            spec.commandLine().getOut().println(new DatabaseInit(server.with(drawn), superuser, "").script());
            show(drawn);
            return 0;
        }
        var password = superuserPassword(superuser);
        var existing = new DatabaseInit(server, superuser, password).existingRoles();
        var drawn = drawMissing(server, existing);
        var watched = new DatabaseInit(server.with(drawn), superuser, password).run();
        var out = spec.commandLine().getOut();
        out.printf("The database %s and its roles are ready.%n", server);
        if (!watched) {
            out.printf("Changes of the schema are not watched: %s is no superuser.%n", superuser);
        }
        out.flush();
        show(drawn);
        out.println("Next: ./atalaya migrate apply, then ./atalaya run");
        return 0;
    }

    @Command(
            description = "Deletes the data folder's database, passwords and logs, to start anew.",
            mixinStandardHelpOptions = true)
    int reset(@Option(names = "--data", paramLabel = "DIR", defaultValue = DATA) Path data) {
        var folder = DataFolder.at(data);
        var out = spec.commandLine().getOut();
        if (!folder.holdsDatabase()) {
            out.printf("There is no database in %s; nothing to delete.%n", folder);
            return 0;
        }
        folder.requireFree();
        var name = String.valueOf(folder.root().getFileName());
        out.printf(
                "This deletes everything that Atalaya keeps in %s: the database, its passwords and the logs.%n"
                        + "It cannot be undone. Type %s to go on: ",
                folder, name);
        out.flush();
        var answers = new Scanner(System.in);
        if (!answers.hasNextLine() || !answers.nextLine().strip().equals(name)) {
            throw new StartRefused("Nothing was deleted.");
        }
        LocalPostgres.erase(folder);
        out.println("Deleted. ./atalaya run starts anew.");
        return 0;
    }

    private static Map<DatabaseRole, String> drawMissing(DatabaseServer server, Set<DatabaseRole> existing) {
        var drawn = new EnumMap<DatabaseRole, String>(DatabaseRole.class);
        for (var role : DatabaseRole.values()) {
            if (!server.holds(role) && !existing.contains(role)) {
                drawn.put(role, Credentials.draw());
            }
        }
        return drawn;
    }

    private void show(Map<DatabaseRole, String> drawn) {
        if (!drawn.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("Keep these passwords; they are shown this once:\n"
                            + drawn.entrySet().stream()
                                    .map(entry -> entry.getKey().passwordVariable() + "=" + entry.getValue())
                                    .collect(Collectors.joining("\n")));
        }
    }

    private static String superuserPassword(String superuser) {
        var given = System.getenv("PGPASSWORD");
        if (given != null) {
            return given;
        }
        Console console = System.console();
        if (console == null) {
            throw new StartRefused("PGPASSWORD is not set: it is the password of " + superuser);
        }
        return new String(console.readPassword("Password of %s: ", superuser));
    }
}
