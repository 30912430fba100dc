package dev.atalaya.bench;

import dev.atalaya.database.DatabaseRole;
import dev.atalaya.database.DatabaseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Writes how the database did it, as the application and for the same user, to target/bench. */
final class Plans {

    private final Path file;

    Plans(String name) {
        try {
            file = Path.of("target", "bench", name + "-plans.txt");
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan of the transaction's longest statement, run a second time so that its pages are in memory. */
    void add(String operation, DatabaseServer server, List<String> statements) {
        var longest = statements.stream()
                .filter(statement -> !statement.contains("atalaya_audit_append"))
                .reduce("", (a, b) -> a.length() > b.length() ? a : b);
        var text = new StringBuilder("\n== " + operation + "\n");
        try (var connection = DriverManager.getConnection(
                        server.jdbcUrl(), DatabaseRole.APP.login(), server.password(DatabaseRole.APP));
                var work = connection.createStatement()) {
            connection.setAutoCommit(false);
            work.execute(statements.getFirst());
            work.execute(longest);
            try (var lines = work.executeQuery("explain (analyze, buffers) " + longest)) {
                while (lines.next()) {
                    text.append(lines.getString(1)).append('\n');
                }
            }
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
