package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.atalaya.aisessions.trends.Totals;
import dev.atalaya.aisessions.trends.Trend;
import dev.atalaya.components.Formats;
import java.util.function.Function;

/** What a chart draws, in numbers: the newest day first, and the sums of all days. */
class TrendTable extends Div {

    private final Function<Totals, String> text;

    TrendTable(Trend trend, TrendMeasure measure, String currency, String label, String rest, Formats formats) {
        text = totals -> measure.text(totals, currency, formats, getTranslation("aisessions.trends.nothing"));
        addClassName("at-trend-table");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
        var titles = new NativeTableRow(head(getTranslation("aisessions.trends.day"), "col"));
        trend.series().forEach(series -> titles.add(head(TrendChart.name(series, rest), "col")));
        var body = new NativeTableBody();
        var sums = new NativeTableRow(head(getTranslation("aisessions.trends.all"), "row"));
        trend.series().forEach(series -> sums.add(cell(series.total())));
        body.add(sums);
        for (var day : trend.days().reversed()) {
            var name = day.equals(trend.incomplete())
                    ? getTranslation("aisessions.trends.incomplete", formats.date(day))
                    : formats.date(day);
            var row = new NativeTableRow(head(name, "row"));
            trend.series().forEach(series -> row.add(cell(series.on(day))));
            body.add(row);
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

    private NativeTableCell cell(Totals totals) {
        return new NativeTableCell(text.apply(totals));
    }
}
