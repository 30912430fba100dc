package dev.atalaya.migrations;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One script: each time it was applied, newest first, its text with the header's fields, the SHA-256 of its file, its
 * rollback and its health queries. Texts are absent where this version of the application does not have the file.
 */
public record MigrationDetails(
        List<MigrationRow> rows,
        Map<String, String> header,
        @Nullable String sql,
        @Nullable String sha256,
        @Nullable Integer fileChecksum,
        @Nullable String undo,
        List<Problem> problems) {

    public MigrationRow newest() {
        return rows.getFirst();
    }
}
