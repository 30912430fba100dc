package dev.atalaya.aisessions.trends;

import dev.atalaya.shared.AgentId;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which days are added up, and apart for what.
 *
 * @param from the first day
 * @param to the last day
 * @param zone whose days they are
 * @param agent null for all in scope
 */
public record TrendFilter(
        LocalDate from,
        LocalDate to,
        ZoneId zone,
        TrendGroup group,
        @Nullable AgentId agent) {

    /** Days, at most: a page adds up what it shows, and nothing beyond. */
    public static final int MOST_DAYS = 92;

    public TrendFilter {
        if (to.isBefore(from) || !from.plusDays(MOST_DAYS).isAfter(to)) {
            throw new IllegalArgumentException("At least one day, and at most " + MOST_DAYS);
        }
    }
}
