package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
import dev.atalaya.components.LineChart;
import dev.atalaya.components.SeriesTable;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.conversations.review.ReviewTrend;
import dev.atalaya.conversations.review.ReviewTrend.Mean;
import dev.atalaya.conversations.review.ReviewTrend.Series;
import dev.atalaya.conversations.review.ReviewTrends;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

@Route(ReviewTrendsView.PATH)
@RolesAllowed(Permissions.REVIEWS_SCORE)
class ReviewTrendsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = ReviewAddress.PATH + "/trends";

    private static final List<Integer> PERIODS = List.of(6, 12, 26, 52);
    private static final int USUAL = 12;

    private final ReviewTrends trends;
    private final Formats formats = Formats.current();
    private final Select<Integer> weeks = new Select<>();
    private final Checkbox table = new Checkbox();
    private final Div content = new Div();

    ReviewTrendsView(ReviewTrends trends) {
        this.trends = trends;
        addClassNames("at-view", "at-trends");
        content.addClassName("at-trends-content");
        var back = new Anchor(ReviewAddress.PATH, VaadinIcon.ARROW_LEFT.create());
        back.add(getTranslation("reviews.title"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("at-back-line");
        add(
                back,
                new ViewHeader(getTranslation("reviews.trends.title"), getTranslation("reviews.trends.line")),
                controls(),
                content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        var wanted = query.getSingleParameter("weeks")
                .flatMap(text -> PERIODS.stream()
                        .filter(period -> period.toString().equals(text))
                        .findFirst())
                .orElse(USUAL);
        weeks.setValue(wanted);
        table.setValue(query.getSingleParameter("as").filter("table"::equals).isPresent());
        content.removeAll();
        content.add(content(trends.trend(wanted, formats.zone())));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reviews.trends.title");
    }

    private Component controls() {
        weeks.setItems(PERIODS);
        weeks.setItemLabelGenerator(count -> getTranslation("reviews.trends.weeks", count));
        weeks.setAriaLabel(getTranslation("reviews.trends.period"));
        weeks.addValueChangeListener(change -> go(change.isFromClient()));
        table.setLabel(getTranslation("reviews.trends.table"));
        table.addValueChangeListener(change -> go(change.isFromClient()));
        var controls = new Div(weeks, table);
        controls.addClassName("at-filters");
        return controls;
    }

    private void go(boolean byUser) {
        if (byUser) {
            Map<String, String> values = new LinkedHashMap<>();
            if (weeks.getValue() != USUAL) {
                values.put("weeks", String.valueOf(weeks.getValue()));
            }
            if (table.getValue()) {
                values.put("as", "table");
            }
            UI.getCurrent().navigate(ReviewTrendsView.class, QueryParameters.simple(values));
        }
    }

    private Component content(ReviewTrend trend) {
        if (trend.series().isEmpty()) {
            return new EmptyState(
                    VaadinIcon.CHART_LINE,
                    getTranslation("reviews.trends.none"),
                    getTranslation("reviews.trends.none.why"));
        }
        var label = getTranslation("reviews.trends.label", trend.weeks().size());
        return table.getValue() ? table(trend, label) : chart(trend, label);
    }

    private LineChart chart(ReviewTrend trend, String label) {
        return new LineChart(
                trend.weeks().stream().map(formats::date).toList(),
                trend.series().stream()
                        .map(series -> new LineChart.Line(
                                name(series),
                                trend.weeks().stream()
                                        .map(week -> series.in(week).percent())
                                        .toList()))
                        .toList(),
                trend.weeks().size() - 1,
                label);
    }

    private SeriesTable table(ReviewTrend trend, String label) {
        var sums = row(getTranslation("reviews.trends.all"), trend, Series::all);
        var rows =
                trend.weeks().reversed().stream().map(week -> row(name(trend, week), trend, series -> series.in(week)));
        return new SeriesTable(
                label,
                getTranslation("reviews.trends.week"),
                trend.series().stream().map(this::name).toList(),
                Stream.concat(Stream.of(sums), rows).toList());
    }

    private SeriesTable.Row row(String name, ReviewTrend trend, Function<Series, Mean> mean) {
        return new SeriesTable.Row(
                name, trend.series().stream().map(mean).map(this::text).toList());
    }

    private String text(Mean mean) {
        var percent = mean.percent();
        return percent == null
                ? getTranslation("reviews.trends.nothing")
                : getTranslation("reviews.trends.mean", formats.percent(percent.doubleValue() / 100), mean.reviews());
    }

    private String name(Series series) {
        return series.agent() == null ? getTranslation("reviews.trends.rest") : series.agent();
    }

    private String name(ReviewTrend trend, LocalDate week) {
        return week.equals(trend.incomplete())
                ? getTranslation("reviews.trends.incomplete", formats.date(week))
                : formats.date(week);
    }
}
