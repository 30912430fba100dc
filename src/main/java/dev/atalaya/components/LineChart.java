package dev.atalaya.components;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines over time, from zero, which the browser draws as SVG with Apache ECharts; what is not over yet is dashed. */
public class LineChart extends Div {

    /** Where the library is served, which is where its jar has it. */
    public static final String LIBRARY = "webjars/echarts/5.5.0/echarts.min.js";

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

    /** @param values one for each point; null where there is none */
    public record Line(String name, List<? extends @Nullable Number> values) {}

    /**
     * @param points what stands below, from left to right
     * @param lines at most five
     * @param whole how many of the points are over
     */
    public LineChart(List<String> points, List<Line> lines, int whole, String label) {
        addClassName("at-chart");
        getElement().setAttribute("role", "img").setAttribute("aria-label", label);
        option = JSON.valueToTree(option(points, lines, whole));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        attach.getUI().getPage().addJavaScript("context://" + LIBRARY);
        getElement().executeJs(DRAW, option);
    }

    private static Map<String, Object> option(List<String> points, List<Line> lines, int whole) {
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
                        lines.stream().map(Line::name).toList()));
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
                        ruler(),
                        "data",
                        points));
        option.put(
                "yAxis",
                Map.of("type", "value", "min", 0, "axisLabel", axis(), "splitLine", ruler(), "axisLine", ruler()));
        option.put(
                "series",
                IntStream.range(0, lines.size())
                        .boxed()
                        .flatMap(index -> drawn(lines.get(index), index, whole).stream())
                        .toList());
        return option;
    }

    /** One line to the last point that is over, and a dashed one on from there. */
    private static List<Map<String, Object>> drawn(Line line, int index, int whole) {
        var over = new ArrayList<@Nullable Number>();
        var begun = new ArrayList<@Nullable Number>();
        for (var point = 0; point < line.values().size(); point++) {
            var value = line.values().get(point);
            over.add(point < whole ? value : null);
            begun.add(point >= whole - 1 ? value : null);
        }
        return whole >= line.values().size()
                ? List.of(stroke(line.name(), index, over, "solid"))
                : List.of(stroke(line.name(), index, over, "solid"), stroke(line.name(), index, begun, "dashed"));
    }

    private static Map<String, Object> stroke(String name, int index, List<@Nullable Number> data, String style) {
        var color = "var(--at-series-" + (index + 1) + ")";
        var stroke = new LinkedHashMap<String, Object>();
        stroke.put("type", "line");
        stroke.put("name", name);
        stroke.put("data", data);
        stroke.put("symbol", SYMBOLS.get(index));
        stroke.put("symbolSize", 5);
        stroke.put("itemStyle", Map.of("color", color));
        stroke.put("lineStyle", Map.of("color", color, "width", 2, "type", style));
        stroke.put("emphasis", Map.of("disabled", true));
        return stroke;
    }

    private static Map<String, Object> axis() {
        return new LinkedHashMap<>(Map.of("color", "currentColor", "hideOverlap", true));
    }

    private static Map<String, Object> ruler() {
        return Map.of("lineStyle", Map.of("color", "var(--at-line)"));
    }
}
