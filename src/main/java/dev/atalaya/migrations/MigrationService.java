package dev.atalaya.migrations;

import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.springframework.stereotype.Service;

/** The versions of the schema, for those who watch them. */
@Service
@Requires(Permissions.MIGRATIONS_READ)
public class MigrationService {

    private final SchemaHistory history;

    MigrationService(SchemaHistory history) {
        this.history = history;
    }

    public SchemaReport report() {
        return history.report();
    }

    /** The script at an address: a version, with or without its leading zeros, or the name of a repeatable one. */
    public Optional<MigrationDetails> find(String address) {
        var report = history.report();
        var rows = report.rows().stream().filter(row -> row.isAt(address)).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(details(rows, report.problems()));
    }

    private static MigrationDetails details(List<MigrationRow> rows, List<Problem> problems) {
        var newest = rows.getFirst();
        var file = Scripts.find(newest.script());
        var sql = file.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(null);
        Map<String, String> header = sql == null ? Map.of() : Scripts.header(sql);
        return new MigrationDetails(
                rows,
                header,
                sql,
                file.map(Scripts::sha256).orElse(null),
                sql == null ? null : checksum(sql),
                Scripts.undo(header).orElse(null),
                problems.stream().filter(problem -> concerns(problem, newest)).toList());
    }

    private static boolean concerns(Problem problem, MigrationRow row) {
        return row.version() == null
                ? problem.version() == null && row.description().equals(problem.description())
                : problem.version() != null && row.isAt(problem.version());
    }

    /** As Flyway computes it: CRC32 over the lines, without their ends. */
    private static int checksum(String sql) {
        var crc = new CRC32();
        sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
