package dev.atalaya.access.ui;

import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.MatrixRow;
import dev.atalaya.access.MatrixRow.Reach;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The cells of a row as the browser draws them: a letter, a look and a sentence by column, and what holds for the rest. */
class MatrixCells {

    /** The column of all agents, and the cell of each column that has none of its own. */
    static final String ALL = "all";

    private final GrantText text;

    MatrixCells(GrantText text) {
        this.text = text;
    }

    ObjectNode of(MatrixRow row) {
        var cells = JsonNodeFactory.instance.objectNode();
        if (row.reaches().stream().anyMatch(reach -> reach.column() == null)) {
            draw(cells, ALL, row, row.reaching(null));
        }
        row.reaches().stream()
                .map(Reach::column)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(column -> draw(cells, column.toString(), row, row.reaching(column)));
        return cells;
    }

    private void draw(ObjectNode cells, String key, MatrixRow row, List<Reach> reaching) {
        reaching.stream()
                .map(Reach::level)
                .max(Comparator.naturalOrder())
                .ifPresent(level -> cells.putArray(key)
                        .add(text.level(level).substring(0, 1))
                        .add(look(row, level, reaching))
                        .add(reaching.stream().map(text::reach).collect(Collectors.joining("; "))));
    }

    private static String look(MatrixRow row, AccessLevel level, List<Reach> reaching) {
        return "at-matrix-cell at-level-" + level.column()
                + (reaching.stream().anyMatch(reach -> reach.role() == null && reach.level() == level)
                        ? " at-own"
                        : " at-by-role")
                + (reaching.stream().anyMatch(reach -> reach.until() != null) ? " at-ends" : "")
                + (row.active() ? "" : " at-idle");
    }
}
