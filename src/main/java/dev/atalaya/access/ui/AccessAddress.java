package dev.atalaya.access.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.GrantFilter;
import dev.atalaya.access.MatrixFilter;
import dev.atalaya.access.MatrixSide;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows, as the address has it: a side of the matrix, or the list of grants where there is none. What makes
 * no sense is left out.
 */
record AccessAddress(
        @Nullable MatrixSide side,
        String text,
        String columns,
        @Nullable AccessLevel level,
        GrantFilter.@Nullable State state) {

    static final String PATH = "access";

    static final String LIST = "grants";

    static AccessAddress of(QueryParameters query) {
        var rows = query.getSingleParameter("rows").orElse(MatrixSide.USERS.word());
        return new AccessAddress(
                rows.equals(LIST) ? null : constant(MatrixSide.values(), rows).orElse(MatrixSide.USERS),
                text(query, "q"),
                text(query, "columns"),
                query.getSingleParameter("level")
                        .flatMap(word -> constant(AccessLevel.values(), word))
                        .orElse(null),
                query.getSingleParameter("state")
                        .flatMap(word -> constant(GrantFilter.State.values(), word))
                        .orElse(null));
    }

    /** The same page with other rows; what narrows the one narrows the other. */
    AccessAddress of(@Nullable MatrixSide other) {
        return new AccessAddress(other, text, other == null || side == null ? "" : columns, level, state);
    }

    MatrixFilter matrix() {
        return new MatrixFilter(side == null ? MatrixSide.USERS : side, text, columns);
    }

    GrantFilter grants() {
        return new GrantFilter(text, null, level, state);
    }

    boolean narrowsNothing() {
        return text.isEmpty() && columns.isEmpty() && level == null && state == null;
    }

    QueryParameters query() {
        var values = new LinkedHashMap<String, String>();
        write(values, "rows", side == null ? LIST : side == MatrixSide.USERS ? null : side.word());
        write(values, "q", text.isEmpty() ? null : text);
        write(values, "columns", columns.isEmpty() ? null : columns);
        write(values, "level", level == null ? null : level.column());
        write(values, "state", state == null ? null : word(state));
        return QueryParameters.simple(values);
    }

    private static String text(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(GrantFilter::accepts).orElse("");
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] constants, String word) {
        return Stream.of(constants)
                .filter(constant -> word(constant).equals(word))
                .findFirst();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void write(LinkedHashMap<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
