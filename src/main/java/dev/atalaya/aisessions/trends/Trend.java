package dev.atalaya.aisessions.trends;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Totals day by day.
 *
 * @param series the largest first, at most five: where there are more, the last one is the rest together
 * @param incomplete the day that is not over yet, where it is among the days
 */
public record Trend(
        List<LocalDate> days,
        List<Series> series,
        Totals total,
        @Nullable LocalDate incomplete) {

    /** Series of a chart. */
    public static final int MOST_SERIES = 5;

    /** @param name of an agent or a model; null for the rest together */
    public record Series(@Nullable String name, Map<LocalDate, Totals> days, Totals total) {

        public Totals on(LocalDate day) {
            return days.getOrDefault(day, Totals.NONE);
        }
    }
}
