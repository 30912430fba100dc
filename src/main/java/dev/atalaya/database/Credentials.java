package dev.atalaya.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** The random passwords of the embedded server, in a file that only its owner reads. */
record Credentials(String superuser, Map<DatabaseRole, String> roles) {

    static final String SUPERUSER = "postgres";

    /** Reads the file, or draws passwords and writes it: an interrupted first start finds the same ones again. */
    static Credentials loadOrDraw(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String draw() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Credentials read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        var roles = new EnumMap<DatabaseRole, String>(DatabaseRole.class);
        for (var role : DatabaseRole.values()) {
            roles.put(role, required(properties, role.login(), file));
        }
        return new Credentials(required(properties, SUPERUSER, file), roles);
    }

    private static String required(Properties properties, String login, Path file) {
        var password = properties.getProperty(login);
        if (password == null) {
            throw new StartRefused(file + " lacks the password of " + login + ": bring the file back from a copy");
        }
        return password;
    }

    private static void write(Path file) throws IOException {
        var lines =
                new StringBuilder("# Passwords of the embedded PostgreSQL; without them its data cannot be read.\n");
        lines.append(SUPERUSER).append('=').append(draw()).append('\n');
        for (var role : DatabaseRole.values()) {
            lines.append(role.login()).append('=').append(draw()).append('\n');
        }
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, DataFolder.ownerOnly());
        Files.writeString(fresh, lines);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
