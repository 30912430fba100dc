package dev.atalaya.aisessions.ui;

import dev.atalaya.aisessions.trends.Trend;
import dev.atalaya.components.Formats;
import dev.atalaya.components.LineChart;

/** A measure from day to day. */
class TrendChart extends LineChart {

    TrendChart(Trend trend, TrendMeasure measure, String currency, String label, String rest, Formats formats) {
        super(
                trend.days().stream().map(formats::date).toList(),
                trend.series().stream()
                        .map(series -> new Line(
                                name(series, rest),
                                trend.days().stream()
                                        .map(day -> measure.of(series.on(day), currency))
                                        .toList()))
                        .toList(),
                trend.incomplete() == null ? trend.days().size() : trend.days().indexOf(trend.incomplete()),
                label);
    }

    static String name(Trend.Series series, String rest) {
        return series.name() == null ? rest : series.name();
    }
}
