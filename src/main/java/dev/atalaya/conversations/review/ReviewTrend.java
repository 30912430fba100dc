package dev.atalaya.conversations.review;

import dev.atalaya.conversations.review.scorecards.Total;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How conversations were scored, week by week.
 *
 * @param weeks their Mondays
 * @param series by agent, the most reviewed first, at most five: where there are more, the last one is the rest together
 * @param incomplete the week that is not over yet
 */
public record ReviewTrend(List<LocalDate> weeks, List<Series> series, LocalDate incomplete) {

    /** Series of a chart. */
    public static final int MOST_SERIES = 5;

    /** @param agent null for the rest together */
    public record Series(@Nullable String agent, Map<LocalDate, Mean> weeks) {

        public Mean in(LocalDate week) {
            return weeks.getOrDefault(week, Mean.NONE);
        }

        public Mean all() {
            return weeks.values().stream().reduce(Mean.NONE, Mean::plus);
        }
    }

    /** @param sum of totals, in hundredths of a percent */
    public record Mean(long reviews, long sum) {

        public static final Mean NONE = new Mean(0, 0);

        public Mean plus(Mean other) {
            return new Mean(reviews + other.reviews, sum + other.sum);
        }

        /** Percent with two decimals; null without reviews. */
        public @Nullable BigDecimal percent() {
            return reviews == 0
                    ? null
                    : BigDecimal.valueOf(sum)
                            .multiply(BigDecimal.valueOf(100))
                            .divide(
                                    BigDecimal.valueOf(reviews).multiply(BigDecimal.valueOf(Total.WHOLE)),
                                    2,
                                    RoundingMode.HALF_UP);
        }
    }
}
