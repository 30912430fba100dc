package dev.atalaya.ingest;

import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/** Whose data were erased on request: what was written until then is left out, as if it had been read before. */
final class ErasedContacts {

    private static final String FIND = """
            select r.n from {rows}
             where exists (select from contact_erasures e
                            where e.agent_id = r.agent_id and e.erased_at >= r.opened_at
                              and e.digest = sha256(e.salt || convert_to(r.phone, 'UTF8')))""";

    private final JdbcOperations database;

    ErasedContacts(JdbcOperations database) {
        this.database = database;
    }

    void markIn(List<StoredLine> batch) {
        new Rows<>(batch)
                .number("agent_id", line -> line.agent)
                .text("phone", line -> line.line.contact().phone())
                .time("opened_at", line -> line.line.openedAt())
                .query(database, FIND, (row, n) -> batch.get(row.getInt("n")).erased = true);
    }
}
