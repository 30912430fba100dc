package dev.atalaya.aisessions.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.aisessions.trends.TrendFilter;
import dev.atalaya.aisessions.trends.TrendGroup;
import dev.atalaya.shared.AgentId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page of trends shows, as its address has it; what makes no sense is left out. */
record TrendAddress(
        int days,
        TrendGroup group,
        TrendMeasure measure,
        @Nullable AgentId agent,
        boolean table) {

    static final String PATH = SessionAddress.PATH + "/trends";

    static final List<Integer> PERIODS = List.of(7, 30, 90);

    private static final TrendAddress USUAL =
            new TrendAddress(30, TrendGroup.MODEL, TrendMeasure.SESSIONS, null, false);

    static TrendAddress of(QueryParameters query) {
        return new TrendAddress(
                query.getSingleParameter("days")
                        .flatMap(text -> PERIODS.stream()
                                .filter(days -> days.toString().equals(text))
                                .findFirst())
                        .orElse(USUAL.days),
                query.getSingleParameter("by")
                        .flatMap(text -> Stream.of(TrendGroup.values())
                                .filter(group -> word(group).equals(text))
                                .findFirst())
                        .orElse(USUAL.group),
                query.getSingleParameter("show").flatMap(TrendMeasure::of).orElse(USUAL.measure),
                query.getSingleParameter("agent")
                        .filter(text -> text.matches("\\d{1,18}"))
                        .map(text -> new AgentId(Long.parseLong(text)))
                        .orElse(null),
                query.getSingleParameter("as").filter("table"::equals).isPresent());
    }

    QueryParameters query() {
        Map<String, String> values = new LinkedHashMap<>();
        if (days != USUAL.days) {
            values.put("days", String.valueOf(days));
        }
        if (group != USUAL.group) {
            values.put("by", word(group));
        }
        if (measure != USUAL.measure) {
            values.put("show", measure.word());
        }
        if (agent != null) {
            values.put("agent", String.valueOf(agent.value()));
        }
        if (table) {
            values.put("as", "table");
        }
        return QueryParameters.simple(values);
    }

    TrendFilter filter(LocalDate today, ZoneId zone) {
        return new TrendFilter(today.minusDays(days - 1L), today, zone, group, agent);
    }

    TrendAddress lasting(int wanted) {
        return new TrendAddress(wanted, group, measure, agent, table);
    }

    TrendAddress by(TrendGroup wanted) {
        return new TrendAddress(days, wanted, measure, agent, table);
    }

    TrendAddress showing(TrendMeasure wanted) {
        return new TrendAddress(days, group, wanted, agent, table);
    }

    TrendAddress of(@Nullable AgentId wanted) {
        return new TrendAddress(days, group, measure, wanted, table);
    }

    TrendAddress asTable(boolean wanted) {
        return new TrendAddress(days, group, measure, agent, wanted);
    }

    static String word(TrendGroup group) {
        return group.name().toLowerCase(Locale.ROOT);
    }
}
