package dev.atalaya.aisessions.ui;

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
import dev.atalaya.aisessions.AgentChoice;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.trends.Totals;
import dev.atalaya.aisessions.trends.Trend;
import dev.atalaya.aisessions.trends.TrendGroup;
import dev.atalaya.aisessions.trends.TrendService;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Figure;
import dev.atalaya.components.Formats;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;

@Route(TrendAddress.PATH)
@RolesAllowed(Permissions.AI_SESSIONS_READ)
class TrendsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final TrendService trends;
    private final AiSessionService sessions;
    private final Clock clock;
    private final Formats formats = Formats.current();

    private final Select<Integer> days = new Select<>();
    private final Select<TrendGroup> group = new Select<>();
    private final Select<TrendMeasure> measure = new Select<>();
    private final Select<AgentChoice> agent = new Select<>();
    private final Checkbox table = new Checkbox();
    private final Div content = new Div();

    private TrendAddress address = TrendAddress.of(QueryParameters.empty());

    TrendsView(TrendService trends, AiSessionService sessions, Clock clock) {
        this.trends = trends;
        this.sessions = sessions;
        this.clock = clock;
        addClassNames("at-view", "at-trends");
        content.addClassName("at-trends-content");
        add(back(), new ViewHeader(getTranslation("aisessions.trends.title")), controls(), content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = TrendAddress.of(event.getLocation().getQueryParameters());
        var choices = sessions.agents();
        agent.setItems(choices);
        days.setValue(address.days());
        group.setValue(address.group());
        measure.setValue(address.measure());
        agent.setValue(choices.stream()
                .filter(choice -> choice.id().equals(address.agent()))
                .findFirst()
                .orElse(null));
        table.setValue(address.table());
        show(trends.trend(address.filter(LocalDate.ofInstant(clock.instant(), formats.zone()), formats.zone())));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("aisessions.trends.title");
    }

    private void show(Trend trend) {
        content.removeAll();
        if (trend.series().isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.CHART,
                    getTranslation("aisessions.trends.empty.title"),
                    getTranslation("aisessions.trends.empty.line")));
            return;
        }
        var currency = trend.total().costs().entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse("");
        var rest = getTranslation("aisessions.trends.rest");
        var label = getTranslation(
                "aisessions.trends.label",
                getTranslation("aisessions.trends.show." + address.measure().word()),
                getTranslation("aisessions.trends.by." + TrendAddress.word(address.group())),
                address.days());
        content.add(figures(trend.total()));
        content.add(
                address.table()
                        ? new TrendTable(trend, address.measure(), currency, label, rest, formats)
                        : new TrendChart(trend, address.measure(), currency, label, rest, formats));
    }

    private Component figures(Totals total) {
        var figures = new ArrayList<Figure>();
        var nothing = getTranslation("aisessions.trends.nothing");
        for (var one : TrendMeasure.values()) {
            if (one != TrendMeasure.COST) {
                figures.add(figure(one.text(total, "", formats, nothing), one.word()));
            }
        }
        total.costs().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(cost -> figures.add(figure(formats.money(cost.getValue(), cost.getKey()), "cost")));
        if (total.unpriced() > 0) {
            figures.add(figure(formats.number(total.unpriced()), "unpriced"));
        }
        return Figure.row(figures.toArray(Figure[]::new));
    }

    private Figure figure(String value, String name) {
        return new Figure(value, getTranslation("aisessions.trends.show." + name));
    }

    private Component controls() {
        days.setItems(TrendAddress.PERIODS);
        days.setItemLabelGenerator(count -> getTranslation("aisessions.trends.days", count));
        days.setAriaLabel(getTranslation("aisessions.trends.period"));
        days.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(address.lasting(change.getValue()));
            }
        });
        group.setItems(TrendGroup.values());
        group.setItemLabelGenerator(value -> getTranslation("aisessions.trends.by." + TrendAddress.word(value)));
        group.setAriaLabel(getTranslation("aisessions.trends.by"));
        group.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(address.by(change.getValue()));
            }
        });
        measure.setItems(TrendMeasure.values());
        measure.setItemLabelGenerator(value -> getTranslation("aisessions.trends.show." + value.word()));
        measure.setAriaLabel(getTranslation("aisessions.trends.show"));
        measure.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(address.showing(change.getValue()));
            }
        });
        agent.setEmptySelectionAllowed(true);
        agent.setEmptySelectionCaption(getTranslation("aisessions.trends.agent.any"));
        agent.setPlaceholder(getTranslation("aisessions.trends.agent.any"));
        agent.setItemLabelGenerator(
                choice -> choice == null ? getTranslation("aisessions.trends.agent.any") : choice.name());
        agent.setAriaLabel(getTranslation("aisessions.filter.agent"));
        agent.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(address.of(
                        change.getValue() == null ? null : change.getValue().id()));
            }
        });
        table.setLabel(getTranslation("aisessions.trends.table"));
        table.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(address.asTable(change.getValue()));
            }
        });
        var controls = new Div(measure, group, days, agent, table);
        controls.addClassName("at-filters");
        return controls;
    }

    private static void go(TrendAddress wanted) {
        UI.getCurrent().navigate(TrendsView.class, wanted.query());
    }

    private Anchor back() {
        var back = new Anchor(SessionAddress.PATH, VaadinIcon.ARROW_LEFT.create());
        back.add(getTranslation("aisessions.title"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("at-back-line");
        return back;
    }
}
