package dev.atalaya.access.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.ColumnRendering;
import com.vaadin.flow.function.SerializableBiConsumer;
import dev.atalaya.access.MatrixColumn;
import dev.atalaya.access.MatrixFilter;
import dev.atalaya.access.MatrixOrder;
import dev.atalaya.access.MatrixRow;
import dev.atalaya.access.MatrixService;
import dev.atalaya.access.MatrixSide;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Rows against columns: a letter for the level where they meet, told apart by whether it is one's own or a role's.
 *
 * <p>The columns of levels live in the browser alone, and a row brings its cells in one property: two hundred columns
 * would cost a session megabytes as components.
 */
class MatrixGrid extends KeysetGrid<MatrixRow, MatrixOrder> {

    private static final String NAME = """
            <span class="at-matrix-name">${item.name}</span><span class="at-matrix-detail">${item.detail}</span>""";

    private static final String COLUMN = "atColumn";

    private static final String DRAW_COLUMNS = """
            this.querySelectorAll('.at-matrix-column').forEach(column => column.remove());
            for (const [key, name] of $0) {
              const column = document.createElement('vaadin-grid-column');
              column.className = 'at-matrix-column';
              column.atColumn = key;
              column.header = name;
              column.headerPartName = 'at-upright';
              column.width = '2.75rem';
              column.flexGrow = 0;
              column.renderer = (root, _, model) => {
                const [letter, look, words] = model.item.cells?.[key] ?? model.item.cells?.all ?? ['', 'at-matrix-cell', ''];
                const cell = root.firstElementChild ?? root.appendChild(document.createElement('span'));
                cell.textContent = letter;
                cell.className = look;
                cell.title = words;
                words ? cell.setAttribute('role', 'img') : cell.removeAttribute('role');
                words ? cell.setAttribute('aria-label', words) : cell.removeAttribute('aria-label');
              };
              this.append(column);
            }""";

    private final Shown shown;
    private final Column<MatrixRow> name;
    private List<MatrixColumn> columns = List.of();

    /** @param opened told the row and the column of a cell; without a column it is that of all agents */
    MatrixGrid(MatrixService matrix, SerializableBiConsumer<MatrixRow, Optional<MatrixColumn>> opened) {
        this(matrix, new Shown(), opened);
    }

    private MatrixGrid(
            MatrixService matrix, Shown shown, SerializableBiConsumer<MatrixRow, Optional<MatrixColumn>> opened) {
        super(
                new KeysetOrder<>(MatrixOrder.NAME, false),
                (order, after, limit) -> matrix.rows(shown.filter, shown.keys, order, after, limit));
        this.shown = shown;
        addClassName("at-matrix");
        setColumnRendering(ColumnRendering.LAZY);
        name = addLinkColumn(
                        NAME,
                        row -> shown.filter.side().word() + "/" + row.id(),
                        MatrixRow::name,
                        link -> link.withProperty("name", MatrixRow::name).withProperty("detail", MatrixRow::detail))
                .setWidth("12.5rem")
                .setFlexGrow(0)
                .setFrozen(true)
                .setResizable(true);
        sortBy(name, MatrixOrder.NAME);
        var cells = new MatrixCells(new GrantText(getLocale()));
        addDataGenerator((row, json) -> json.set("cells", cells.of(row)));
        setCellOpener(COLUMN, (row, key) -> column(key).ifPresent(column -> opened.accept(row, column)));
    }

    void show(MatrixFilter filter, List<MatrixColumn> wanted) {
        shown.filter = filter;
        shown.keys = wanted.stream().map(MatrixColumn::id).toList();
        columns = wanted;
        name.setHeader(getTranslation("access.rows." + filter.side().word()));
        if (isAttached()) {
            drawColumns();
        }
        reload();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        drawColumns();
    }

    private void drawColumns() {
        getElement().executeJs(DRAW_COLUMNS, named());
    }

    private ArrayNode named() {
        var named = JsonNodeFactory.instance.arrayNode();
        if (shown.filter.side() != MatrixSide.AGENTS) {
            named.addArray().add(MatrixCells.ALL).add(getTranslation("access.all_agents"));
        }
        columns.forEach(
                column -> named.addArray().add(Long.toString(column.id())).add(column.name()));
        return named;
    }

    private Optional<Optional<MatrixColumn>> column(String key) {
        return key.equals(MatrixCells.ALL)
                ? Optional.of(Optional.empty())
                : columns.stream()
                        .filter(column -> Long.toString(column.id()).equals(key))
                        .findFirst()
                        .map(Optional::of);
    }

    /** What the source of the rows reads, since it exists before the grid does. */
    private static final class Shown implements Serializable {
        private MatrixFilter filter = new MatrixFilter(MatrixSide.USERS, "", "");
        private List<Long> keys = List.of();
    }
}
