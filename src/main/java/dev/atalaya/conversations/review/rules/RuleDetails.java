package dev.atalaya.conversations.review.rules;

import dev.atalaya.shared.AgentId;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its form edits it; without an id it is a new one.
 *
 * @param agent null for all agents
 * @param threshold see {@link RuleKind}
 * @param days conversations with a message in so many days are looked at
 */
public record RuleDetails(
        @Nullable Long id,
        int version,
        @Nullable AgentId agent,
        long scorecard,
        RuleKind kind,
        int threshold,
        int days) {

    public static final int MOST_DAYS = 366;

    public RuleDetails {
        if (!kind.accepts(threshold)) {
            throw new IllegalArgumentException("A rule of this kind asks for another number");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("A rule looks back between 1 and 366 days");
        }
    }

    public static RuleDetails created(@Nullable AgentId agent, long scorecard, RuleKind kind, int threshold, int days) {
        return new RuleDetails(null, 0, agent, scorecard, kind, threshold, days);
    }
}
