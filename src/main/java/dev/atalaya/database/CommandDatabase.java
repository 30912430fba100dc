package dev.atalaya.database;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database of a command without Spring: the one that the environment names, or else the data folder's own. */
public final class CommandDatabase implements AutoCloseable {

    private final DatabaseServer server;
    private final @Nullable LocalPostgres local;

    private CommandDatabase(DatabaseServer server, @Nullable LocalPostgres local) {
        this.server = server;
        this.local = local;
    }

    /** Joins the folder's server where no other is named, and starts it for the time being where it does not run. */
    public static CommandDatabase open(DataFolder folder, Map<String, String> environment) {
        if (isNamed(environment)) {
            return new CommandDatabase(named(environment), null);
        }
        var local = LocalPostgres.openOrJoin(folder);
        return new CommandDatabase(local.server(), local);
    }

    static boolean isNamed(Map<String, String> environment) {
        return !environment.getOrDefault("ATALAYA_DB_URL", "").isBlank();
    }

    /** The server that the environment names, with those passwords that it holds. */
    static DatabaseServer named(Map<String, String> environment) {
        var passwords = new EnumMap<DatabaseRole, String>(DatabaseRole.class);
        for (var role : DatabaseRole.values()) {
            var password = environment.getOrDefault(role.passwordVariable(), "");
            if (!password.isBlank()) {
                passwords.put(role, password);
            }
        }
        return DatabaseServer.at(environment.getOrDefault("ATALAYA_DB_URL", ""), passwords);
    }

    public DatabaseServer server() {
        return server;
    }

    @Override
    public void close() {
        if (local != null) {
            local.close();
        }
    }
}
