package dev.atalaya.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.SqlArrayValue;

/** Items handed to PostgreSQL as one array for each column: one statement, whatever the number of rows. */
final class Rows<T> {

    private final List<T> items;
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<Object> arrays = new ArrayList<>();

    Rows(List<T> items) {
        this.items = items;
    }

    Rows<T> text(String name, Function<T, @Nullable String> value) {
        return column(name, "text", value);
    }

    Rows<T> number(String name, Function<T, @Nullable Number> value) {
        return column(name, "bigint", item -> {
            var number = value.apply(item);
            return number == null ? null : number.toString();
        });
    }

    Rows<T> time(String name, Function<T, @Nullable Instant> value) {
        return column(name, "timestamptz", item -> {
            var time = value.apply(item);
            return time == null ? null : time.toString();
        });
    }

    Rows<T> json(String name, Function<T, @Nullable String> value) {
        return column(name, "jsonb", value);
    }

    private Rows<T> column(String name, String type, Function<T, @Nullable String> value) {
        names.add(name);
        types.add(type);
        arrays.add(new SqlArrayValue("text", items.stream().map(value).toArray()));
        return this;
    }

    /** Runs SQL in which {@code {rows}} stands for the rows as a table {@code r}, numbered from 0 by {@code r.n}. */
    <R> List<R> query(JdbcOperations database, String sql, RowMapper<R> mapper) {
        if (items.isEmpty()) {
            return List.of();
        }
        return database.query(sql.replace("{rows}", table()), mapper, arrays.toArray());
    }

    int update(JdbcOperations database, String sql) {
        return items.isEmpty() ? 0 : database.update(sql.replace("{rows}", table()), arrays.toArray());
    }

    private String table() {
        var arrays = types.stream().map(type -> "cast(? as " + type + "[])").toList();
        return "(select u.*, u.ordinal - 1 as n from unnest(" + String.join(", ", arrays) + ") with ordinality as u ("
                + String.join(", ", names) + ", ordinal)) r";
    }
}
