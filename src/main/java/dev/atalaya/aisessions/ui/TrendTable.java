package dev.atalaya.aisessions.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.aisessions.trends.Totals;
import dev.atalaya.aisessions.trends.Trend;
import dev.atalaya.components.Formats;
import dev.atalaya.components.SeriesTable;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a chart draws, in numbers: the newest day first, and the sums of all days. */
class TrendTable extends SeriesTable {

    TrendTable(Trend trend, TrendMeasure measure, String currency, String label, String rest, Formats formats) {
        super(
                label,
                I18NProvider.translate("aisessions.trends.day"),
                trend.series().stream()
                        .map(series -> TrendChart.name(series, rest))
                        .toList(),
                rows(
                        trend,
                        totals -> measure.text(
                                totals, currency, formats, I18NProvider.translate("aisessions.trends.nothing")),
                        formats));
    }

    private static List<Row> rows(Trend trend, Function<Totals, String> text, Formats formats) {
        var sums = new Row(
                I18NProvider.translate("aisessions.trends.all"),
                trend.series().stream()
                        .map(series -> text.apply(series.total()))
                        .toList());
        return Stream.concat(
                        Stream.of(sums),
                        trend.days().reversed().stream()
                                .map(day -> new Row(
                                        name(trend, day, formats),
                                        trend.series().stream()
                                                .map(series -> text.apply(series.on(day)))
                                                .toList())))
                .toList();
    }

    private static String name(Trend trend, LocalDate day, Formats formats) {
        return day.equals(trend.incomplete())
                ? I18NProvider.translate("aisessions.trends.incomplete", formats.date(day))
                : formats.date(day);
    }
}
