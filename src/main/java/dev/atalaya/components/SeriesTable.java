package dev.atalaya.components;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** What a {@link LineChart} draws, in words: a column for each line. */
public class SeriesTable extends Div {

    public record Row(String name, List<String> cells) {}

    /**
     * @param first what the rows are
     * @param columns the names of the lines
     * @param rows in the order of reading
     */
    public SeriesTable(String label, String first, List<String> columns, List<Row> rows) {
        addClassName("at-trend-table");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
        var titles = new NativeTableRow(head(first, "col"));
        columns.forEach(column -> titles.add(head(column, "col")));
        var body = new NativeTableBody();
        for (var row : rows) {
            var line = new NativeTableRow(head(row.name(), "row"));
            row.cells().forEach(cell -> line.add(new NativeTableCell(cell)));
            body.add(line);
        }
        var table = new NativeTable();
        table.setCaptionText(label);
        table.add(new NativeTableHeader(titles), body);
        add(table);
    }

    private static NativeTableHeaderCell head(String words, String scope) {
        var cell = new NativeTableHeaderCell(words);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }
}
