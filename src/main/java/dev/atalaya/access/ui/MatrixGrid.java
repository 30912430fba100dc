package dev.atalaya.access.ui;

import com.vaadin.flow.component.grid.ColumnRendering;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.MatrixColumn;
import dev.atalaya.access.MatrixFilter;
import dev.atalaya.access.MatrixOrder;
import dev.atalaya.access.MatrixRow;
import dev.atalaya.access.MatrixRow.Reach;
import dev.atalaya.access.MatrixService;
import dev.atalaya.access.MatrixSide;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows against columns: a letter for the level where they meet, told apart by whether it is one's own or a role's. */
class MatrixGrid extends KeysetGrid<MatrixRow, MatrixOrder> {

    private static final String NAME = """
            <span class="at-matrix-name">${item.name}</span><span class="at-matrix-detail">${item.detail}</span>""";

    private static final String CELL = """
            <span class="at-matrix-cell ${item.look}" title="${item.words}" aria-label="${item.words}">${item.letter}</span>""";

    private static final String COLUMN = "atColumn";

    private final GrantText text = new GrantText(getLocale());
    private final Shown shown;
    private List<MatrixColumn> columns = List.of();

    /** @param opened told the row and the column of a cell; without a column it is that of all agents */
    MatrixGrid(MatrixService matrix, BiConsumer<MatrixRow, Optional<MatrixColumn>> opened) {
        this(matrix, new Shown(), opened);
    }

    private MatrixGrid(MatrixService matrix, Shown shown, BiConsumer<MatrixRow, Optional<MatrixColumn>> opened) {
        super(
                new KeysetOrder<>(MatrixOrder.NAME, false),
                (order, after, limit) -> matrix.rows(shown.filter, shown.keys, order, after, limit));
        this.shown = shown;
        addClassName("at-matrix");
        setColumnRendering(ColumnRendering.LAZY);
        setCellOpener(COLUMN, (row, key) -> column(key).ifPresent(column -> opened.accept(row, column)));
    }

    void show(MatrixFilter filter, List<MatrixColumn> wanted) {
        shown.filter = filter;
        shown.keys = wanted.stream().map(MatrixColumn::id).toList();
        columns = wanted;
        removeAllColumns();
        var name = addLinkColumn(
                        NAME,
                        row -> path(filter.side(), row),
                        MatrixRow::name,
                        link -> link.withProperty("name", MatrixRow::name).withProperty("detail", MatrixRow::detail))
                .setHeader(getTranslation("access.rows." + filter.side().word()))
                .setWidth("12.5rem")
                .setFlexGrow(0)
                .setFrozen(true)
                .setResizable(true);
        sortBy(name, MatrixOrder.NAME);
        if (filter.side() != MatrixSide.AGENTS) {
            addCells(null, getTranslation("access.all_agents"));
        }
        wanted.forEach(column -> addCells(column.id(), column.name()));
        reload();
    }

    private void addCells(@Nullable Long column, String header) {
        var cells = addColumn(LitRenderer.<MatrixRow>of(CELL)
                        .withProperty("letter", row -> letter(row, column))
                        .withProperty("look", row -> look(row, column))
                        .withProperty("words", row -> words(row, column)))
                .setHeader(header)
                .setHeaderPartName("at-upright")
                .setWidth("2.75rem")
                .setFlexGrow(0);
        cells.getElement().setProperty(COLUMN, column == null ? "all" : column.toString());
    }

    private Optional<Optional<MatrixColumn>> column(String key) {
        return key.equals("all")
                ? Optional.of(Optional.empty())
                : columns.stream()
                        .filter(column -> Long.toString(column.id()).equals(key))
                        .findFirst()
                        .map(Optional::of);
    }

    private static String path(MatrixSide side, MatrixRow row) {
        return side.word() + "/" + row.id();
    }

    private @Nullable String letter(MatrixRow row, @Nullable Long column) {
        return strongest(row, column)
                .map(text::level)
                .map(word -> word.substring(0, 1))
                .orElse(null);
    }

    private static @Nullable String look(MatrixRow row, @Nullable Long column) {
        return strongest(row, column)
                .map(level -> "at-level-" + level.column()
                        + (reaching(row, column).anyMatch(reach -> reach.role() == null && reach.level() == level)
                                ? " at-own"
                                : " at-by-role")
                        + (reaching(row, column).anyMatch(reach -> reach.until() != null) ? " at-ends" : "")
                        + (row.active() ? "" : " at-idle"))
                .orElse(null);
    }

    private @Nullable String words(MatrixRow row, @Nullable Long column) {
        return strongest(row, column)
                .map(level -> reaching(row, column).map(text::reach).collect(Collectors.joining("; ")))
                .orElse(null);
    }

    private static Optional<AccessLevel> strongest(MatrixRow row, @Nullable Long column) {
        return reaching(row, column).map(Reach::level).max(Comparator.naturalOrder());
    }

    private static Stream<Reach> reaching(MatrixRow row, @Nullable Long column) {
        return row.reaching(column).stream();
    }

    /** What the source of the rows reads, since it exists before the grid does. */
    private static final class Shown implements Serializable {
        private MatrixFilter filter = new MatrixFilter(MatrixSide.USERS, "", "");
        private List<Long> keys = List.of();
    }
}
