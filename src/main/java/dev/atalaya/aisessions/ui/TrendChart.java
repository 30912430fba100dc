package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import dev.atalaya.aisessions.trends.Trend;
import dev.atalaya.components.Formats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines from day to day, which the browser draws as SVG with Apache ECharts; the day that is not over is dashed. */
class TrendChart extends Div {

    /** Where the library is served, which is where its jar has it. */
    static final String LIBRARY = "webjars/echarts/5.5.0/echarts.min.js";

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> SYMBOLS = List.of("circle", "rect", "triangle", "diamond", "emptyCircle");

    // Numbers by the page's language; the library has no option for it that is data alone.
    private static final String DRAW = """
            if (!window.echarts) return;
            const format = new Intl.NumberFormat(document.documentElement.lang || undefined, {maximumFractionDigits: 4});
            const option = $0;
            option.yAxis.axisLabel.formatter = value => format.format(value);
            option.tooltip.valueFormatter = value => value === null || value === undefined ? '\u2013' : format.format(value);
            const chart = echarts.getInstanceByDom(this) || echarts.init(this, null, {renderer: 'svg'});
            chart.setOption(option, true);
            if (!this.watched) {
                this.watched = new ResizeObserver(() => chart.resize());
                this.watched.observe(this);
            }""";

    private final JsonNode option;

    TrendChart(Trend trend, TrendMeasure measure, String currency, String label, String rest, Formats formats) {
        addClassName("at-chart");
        getElement().setAttribute("role", "img").setAttribute("aria-label", label);
        option = JSON.valueToTree(option(trend, measure, currency, rest, formats));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        attach.getUI().getPage().addJavaScript("context://" + LIBRARY);
        getElement().executeJs(DRAW, option);
    }

    private static Map<String, Object> option(
            Trend trend, TrendMeasure measure, String currency, String rest, Formats formats) {
        var option = new LinkedHashMap<String, Object>();
        option.put("animation", false);
        option.put("textStyle", Map.of("fontFamily", "inherit", "color", "currentColor"));
        option.put("grid", Map.of("left", 12, "right", 16, "top", 16, "bottom", 40, "containLabel", true));
        option.put(
                "legend",
                Map.of(
                        "bottom",
                        0,
                        "icon",
                        "roundRect",
                        "textStyle",
                        Map.of("color", "currentColor"),
                        "data",
                        trend.series().stream()
                                .map(series -> name(series, rest))
                                .toList()));
        option.put("tooltip", new LinkedHashMap<>(Map.of("trigger", "axis", "confine", true)));
        option.put(
                "xAxis",
                Map.of(
                        "type",
                        "category",
                        "boundaryGap",
                        false,
                        "axisLabel",
                        axis(),
                        "axisLine",
                        line(),
                        "data",
                        trend.days().stream().map(formats::date).toList()));
        option.put(
                "yAxis",
                Map.of("type", "value", "min", 0, "axisLabel", axis(), "splitLine", line(), "axisLine", line()));
        var lines = new ArrayList<Map<String, Object>>();
        IntStream.range(0, trend.series().size())
                .forEach(index -> lines.addAll(lines(trend, index, measure, currency, rest)));
        option.put("series", lines);
        return option;
    }

    /** One line to the last day that is over, and a dashed one on from there. */
    private static List<Map<String, Object>> lines(
            Trend trend, int index, TrendMeasure measure, String currency, String rest) {
        var series = trend.series().get(index);
        var last =
                trend.incomplete() == null ? trend.days().size() : trend.days().indexOf(trend.incomplete());
        var whole = new ArrayList<@Nullable Double>();
        var begun = new ArrayList<@Nullable Double>();
        for (var day = 0; day < trend.days().size(); day++) {
            var value = measure.of(series.on(trend.days().get(day)), currency);
            whole.add(day < last ? value : null);
            begun.add(day >= last - 1 ? value : null);
        }
        var name = name(series, rest);
        return trend.incomplete() == null
                ? List.of(line(name, index, whole, "solid"))
                : List.of(line(name, index, whole, "solid"), line(name, index, begun, "dashed"));
    }

    private static Map<String, Object> line(String name, int index, List<@Nullable Double> data, String style) {
        var color = "var(--at-series-" + (index + 1) + ")";
        var line = new LinkedHashMap<String, Object>();
        line.put("type", "line");
        line.put("name", name);
        line.put("data", data);
        line.put("symbol", SYMBOLS.get(index));
        line.put("symbolSize", 5);
        line.put("itemStyle", Map.of("color", color));
        line.put("lineStyle", Map.of("color", color, "width", 2, "type", style));
        line.put("emphasis", Map.of("disabled", true));
        return line;
    }

    private static Map<String, Object> axis() {
        return new LinkedHashMap<>(Map.of("color", "currentColor", "hideOverlap", true));
    }

    private static Map<String, Object> line() {
        return Map.of("lineStyle", Map.of("color", "var(--at-line)"));
    }

    static String name(Trend.Series series, String rest) {
        return series.name() == null ? rest : series.name();
    }
}
