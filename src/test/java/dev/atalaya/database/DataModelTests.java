package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Holds docs/data-model.md to the catalogue; run with -Datalaya.update=true it writes the page anew. */
class DataModelTests {

    private static final Path PAGE = Path.of("docs", "data-model.md");

    @Test
    void thePageShowsTheSchema() throws IOException {
        try (var database = new ScratchDatabase()) {
            Flyway.configure()
                    .dataSource(database.owner())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            var page = page(database);
            if (Boolean.getBoolean("atalaya.update")) {
                Files.writeString(PAGE, page);
            }
            assertThat(Files.readString(PAGE))
                    .as("./atalaya test DataModelTests -Datalaya.update=true writes it anew")
                    .isEqualTo(page);
        }
    }

    private static String page(ScratchDatabase database) {
        return """
                # The data model

                Made from the catalogue by `DataModelTests`, which fails when this page and the schema differ;
                `./atalaya test DataModelTests -Datalaya.update=true` writes it anew. How scope, audit and versions work is in
                [architecture.md](architecture.md) and [decisions](decisions).

                ## Relations

                ```mermaid
                erDiagram
                %s
                ```

                ## Tables

                | table | holds | row-level security |
                |---|---|---|
                %s

                ## Columns

                %s
                """.formatted(relations(database), tables(database), columns(database));
    }

    private static String relations(ScratchDatabase database) {
        return lines(database, """
                select format('    %s ||--o{ %s : "%s"', confrelid::regclass, conrelid::regclass, (
                           select string_agg(a.attname, ', ' order by k.n)
                             from unnest(conkey) with ordinality k (attnum, n)
                             join pg_attribute a on a.attrelid = conrelid and a.attnum = k.attnum))
                  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
                 order by confrelid::regclass::text, conrelid::regclass::text, conname
                """);
    }

    private static String tables(ScratchDatabase database) {
        return lines(database, """
                select format('| `%s` | %s | %s |', relname, coalesce(obj_description(oid), ''),
                              case when relforcerowsecurity then 'forced' else '' end)
                  from pg_class
                 where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                   and relname <> 'flyway_schema_history'
                 order by relname
                """);
    }

    private static String columns(ScratchDatabase database) {
        return lines(database, """
                select format(E'**%s**: %s\\n', c.relname, string_agg(format('`%s` %s%s', a.attname,
                              format_type(a.atttypid, a.atttypmod), case when a.attnotnull then '' else '?' end),
                              ', ' order by a.attnum))
                  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                   and c.relname <> 'flyway_schema_history'
                 group by c.relname order by c.relname
                """).strip();
    }

    private static String lines(ScratchDatabase database, String query) {
        return database.sql().sql(query).query(String.class).list().stream().collect(Collectors.joining("\n"));
    }
}
