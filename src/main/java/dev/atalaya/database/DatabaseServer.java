package dev.atalaya.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the database is, and the passwords of those of its roles that this process holds. */
public final class DatabaseServer {

    private static final String PREFIX = "jdbc:postgresql://";

    private final String hosts;
    private final String database;
    private final String parameters;
    private final EnumMap<DatabaseRole, String> passwords;

    private DatabaseServer(String hosts, String database, String parameters, Map<DatabaseRole, String> passwords) {
        this.hosts = hosts;
        this.database = database;
        this.parameters = parameters;
        this.passwords = new EnumMap<>(DatabaseRole.class);
        this.passwords.putAll(passwords);
    }

    static DatabaseServer local(int port, Map<DatabaseRole, String> passwords) {
        return new DatabaseServer("127.0.0.1:" + port, "atalaya", "", passwords);
    }

    static DatabaseServer at(String url, Map<DatabaseRole, String> passwords) {
        if (!url.startsWith(PREFIX) || url.contains("@") || url.contains("password=")) {
            throw new StartRefused(
                    "ATALAYA_DB_URL must look like jdbc:postgresql://host:5432/atalaya, without user and password");
        }
        var question = url.indexOf('?');
        var place = question < 0 ? url : url.substring(0, question);
        var slash = place.indexOf('/', PREFIX.length());
        if (slash <= PREFIX.length() || slash == place.length() - 1) {
            throw new StartRefused("ATALAYA_DB_URL names no host or no database: it must look like"
                    + " jdbc:postgresql://host:5432/atalaya");
        }
        return new DatabaseServer(
                place.substring(PREFIX.length(), slash),
                place.substring(slash + 1),
                question < 0 ? "" : url.substring(question + 1),
                passwords);
    }

    public String database() {
        return database;
    }

    public boolean holds(DatabaseRole role) {
        return passwords.containsKey(role);
    }

    /** The role's password; refuses the start, naming the variable, where this process does not hold it. */
    public String password(DatabaseRole role) {
        return Optional.ofNullable(passwords.get(role))
                .orElseThrow(() -> new StartRefused(role.passwordVariable() + " is not set: it is the password of "
                        + role.login() + ", the database role that ./atalaya db init makes"));
    }

    /** The address for JDBC, without login, with time-outs that no lost packet outlives. */
    public String jdbcUrl() {
        return PREFIX + hosts + "/" + database + "?" + (parameters.isEmpty() ? "" : parameters + "&")
                + "connectTimeout=5&loginTimeout=10&tcpKeepAlive=true&targetServerType=primary";
    }

    /** The address for libpq's tools such as psql and pg_dump, with login and password. */
    public String libpqUrl(DatabaseRole role) {
        var ssl = Arrays.stream(parameters.split("&"))
                .filter(parameter -> parameter.startsWith("ssl") && !parameter.startsWith("sslfactory"))
                .collect(Collectors.joining("&"));
        return "postgresql://" + role.login() + ":"
                + URLEncoder.encode(password(role), StandardCharsets.UTF_8).replace("+", "%20") + "@" + hosts + "/"
                + database + (ssl.isEmpty() ? "" : "?" + ssl);
    }

    DatabaseServer with(Map<DatabaseRole, String> more) {
        var all = new EnumMap<>(passwords);
        all.putAll(more);
        return new DatabaseServer(hosts, database, parameters, all);
    }

    DatabaseServer database(String other) {
        return new DatabaseServer(hosts, other, parameters, passwords);
    }

    @Override
    public String toString() {
        return hosts + "/" + database;
    }
}
