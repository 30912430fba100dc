package dev.atalaya.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SQL files that this version of the application brings. */
final class Scripts {

    static final List<String> FOLDERS = List.of("db/migration", "db/seed", "db/local");

    private static final Pattern FIELD = Pattern.compile("^-- ([a-z]+):\\s+(.*)$");
    private static final Pattern SCRIPT_NAME = Pattern.compile("[VR][A-Za-z0-9_.]*\\.sql");

    private static final Pattern UNDO_PATH = Pattern.compile("db/undo/U[A-Za-z0-9_]+\\.sql");

    private Scripts() {}

    static Optional<byte[]> find(String script) {
        if (!SCRIPT_NAME.matcher(script).matches()) {
            return Optional.empty();
        }
        return FOLDERS.stream()
                .flatMap(folder -> read(folder + "/" + script).stream())
                .findFirst();
    }

    static Optional<String> text(String path) {
        return read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The fields of the comment that a migration starts with, in their order. */
    static Map<String, String> header(String sql) {
        var fields = new LinkedHashMap<String, String>();
        for (var line : sql.lines().takeWhile(line -> line.startsWith("--")).toList()) {
            var field = FIELD.matcher(line);
            if (field.matches()) {
                fields.put(field.group(1), field.group(2).strip());
            }
        }
        return fields;
    }

    /** The text of the rollback that a header names. */
    static Optional<String> undo(Map<String, String> header) {
        return Optional.ofNullable(header.get("rollback"))
                .filter(path -> UNDO_PATH.matcher(path).matches())
                .flatMap(Scripts::text);
    }

    static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<byte[]> read(String path) {
        try (var file = Scripts.class.getClassLoader().getResourceAsStream(path)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
