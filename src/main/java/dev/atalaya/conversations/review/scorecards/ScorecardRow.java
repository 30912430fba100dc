package dev.atalaya.conversations.review.scorecards;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard in the list.
 *
 * @param number which version of what it asks is in use, from 1
 */
public record ScorecardRow(
        long id,
        int version,
        String name,
        String description,
        int number,
        int items,
        Instant changedAt,
        @Nullable Instant retiredAt)
        implements Serializable {

    public boolean isRetired() {
        return retiredAt != null;
    }
}
