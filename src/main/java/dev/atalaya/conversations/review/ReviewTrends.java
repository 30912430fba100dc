package dev.atalaya.conversations.review;

import dev.atalaya.conversations.review.ReviewTrend.Mean;
import dev.atalaya.conversations.review.ReviewTrend.Series;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the agents that the caller has at the level review were scored, week by week. */
@Service
@Requires(Permissions.REVIEWS_SCORE)
@Transactional(readOnly = true)
public class ReviewTrends {

    /** Weeks, at most. */
    public static final int MOST_WEEKS = 52;

    // Along reviews_agent_done_idx, which holds the totals.
    private static final String SUMS = """
            select date_trunc('week', r.finished_at at time zone :zone)::date as week, a.name, count(*) as reviews,
                   sum(r.total) as sum
              from reviews r join whatsapp_agents a on a.id = r.agent_id
             where r.agent_id = any (cast(:agents as bigint[])) and r.state in ('submitted', 'skipped')
               and r.total is not null and r.finished_at >= :from
             group by week, a.id, a.name""";

    private final JdbcClient database;
    private final Scope scope;
    private final Clock clock;

    ReviewTrends(JdbcClient database, Scope scope, Clock clock) {
        this.database = database;
        this.scope = scope;
        this.clock = clock;
    }

    /** The last weeks, this one among them, as weeks of that time zone. */
    public ReviewTrend trend(int weeks, ZoneId zone) {
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new IllegalArgumentException("At least one week, and at most " + MOST_WEEKS);
        }
        var now = LocalDate.ofInstant(clock.instant(), zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var first = now.minusWeeks(weeks - 1L);
        var all = Stream.iterate(first, week -> week.plusWeeks(1)).limit(weeks).toList();
        return new ReviewTrend(all, series(sums(first, zone)), now);
    }

    private List<Sum> sums(LocalDate first, ZoneId zone) {
        return database.sql(SUMS)
                .param("zone", zone.getId().equals("Z") ? "UTC" : zone.getId())
                .param("agents", AgentId.array(scope.reviewed()))
                .param("from", first.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Sum(
                        row.getObject("week", LocalDate.class),
                        row.getString("name"),
                        new Mean(row.getLong("reviews"), row.getLong("sum"))))
                .list();
    }

    private static List<Series> series(List<Sum> sums) {
        var all = sums.stream().collect(Collectors.groupingBy(Sum::agent)).entrySet().stream()
                .map(one -> series(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingLong((Series one) -> -one.all().reviews())
                        .thenComparing(one -> Objects.requireNonNull(one.agent())))
                .toList();
        if (all.size() <= ReviewTrend.MOST_SERIES) {
            return all;
        }
        var shown = new ArrayList<>(all.subList(0, ReviewTrend.MOST_SERIES - 1));
        var kept = shown.stream().map(Series::agent).collect(Collectors.toSet());
        shown.add(series(
                null, sums.stream().filter(sum -> !kept.contains(sum.agent())).toList()));
        return shown;
    }

    private static Series series(@Nullable String agent, List<Sum> sums) {
        var weeks = new LinkedHashMap<LocalDate, Mean>();
        sums.forEach(sum -> weeks.merge(sum.week(), sum.mean(), Mean::plus));
        return new Series(agent, weeks);
    }

    private record Sum(LocalDate week, String agent, Mean mean) {}
}
