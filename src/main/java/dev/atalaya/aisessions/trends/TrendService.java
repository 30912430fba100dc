package dev.atalaya.aisessions.trends;

import dev.atalaya.aisessions.trends.Trend.Series;
import dev.atalaya.aisessions.trends.TrendQueries.Sum;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds up the sessions of the agents in scope. */
@Service
@Requires(Permissions.AI_SESSIONS_READ)
@Transactional(readOnly = true)
public class TrendService {

    private final TrendQueries queries;
    private final Scope scope;
    private final Clock clock;

    TrendService(TrendQueries queries, Scope scope, Clock clock) {
        this.queries = queries;
        this.scope = scope;
        this.clock = clock;
    }

    public Trend trend(TrendFilter filter) {
        var agents = scope.agents().stream()
                .filter(agent -> filter.agent() == null || agent.equals(filter.agent()))
                .toList();
        var sums = agents.isEmpty() ? List.<Sum>of() : queries.sums(filter, agents);
        var names = filter.group() == TrendGroup.AGENT && !sums.isEmpty()
                ? queries.names(agents)
                : Map.<String, String>of();
        var today = LocalDate.ofInstant(clock.instant(), filter.zone());
        var days = filter.from().datesUntil(filter.to().plusDays(1)).toList();
        var total = sums.stream().map(Sum::totals).reduce(Totals.NONE, Totals::plus);
        return new Trend(days, series(sums, names), total, days.contains(today) ? today : null);
    }

    private static List<Series> series(List<Sum> sums, Map<String, String> names) {
        var all = sums.stream().collect(Collectors.groupingBy(Sum::name)).entrySet().stream()
                .map(one -> series(names.getOrDefault(one.getKey(), one.getKey()), one.getValue()))
                .sorted(Comparator.comparingLong((Series one) -> -one.total().sessions())
                        .thenComparing(one -> Objects.requireNonNull(one.name())))
                .toList();
        if (all.size() <= Trend.MOST_SERIES) {
            return all;
        }
        var shown = new ArrayList<>(all.subList(0, Trend.MOST_SERIES - 1));
        var kept = shown.stream().map(Series::name).collect(Collectors.toSet());
        shown.add(series(
                null,
                sums.stream()
                        .filter(sum -> !kept.contains(names.getOrDefault(sum.name(), sum.name())))
                        .toList()));
        return shown;
    }

    private static Series series(@Nullable String name, List<Sum> sums) {
        var days = new LinkedHashMap<LocalDate, Totals>();
        sums.forEach(sum -> days.merge(sum.day(), sum.totals(), Totals::plus));
        return new Series(name, days, days.values().stream().reduce(Totals.NONE, Totals::plus));
    }
}
