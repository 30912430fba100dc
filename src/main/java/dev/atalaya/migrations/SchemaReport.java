package dev.atalaya.migrations;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions of the schema, newest first, and what validation says of them. */
public record SchemaReport(List<MigrationRow> rows, List<Problem> problems) {

    /** Scripts that the next {@code ./atalaya migrate apply} would run. */
    public List<MigrationRow> waiting() {
        return rows.stream().filter(row -> row.state().waits()).toList();
    }

    /** Versions for which a start is refused: changed since they were applied, or failed. */
    public List<MigrationRow> broken() {
        return rows.stream()
                .filter(row -> row.state().severity() == Severity.RED)
                .toList();
    }

    /** The version that the schema is at. */
    public Optional<MigrationRow> current() {
        return rows.stream()
                .filter(row -> row.version() != null && row.rank() != null)
                .max(Comparator.comparing(row -> row.rank() == null ? 0 : row.rank()));
    }
}
