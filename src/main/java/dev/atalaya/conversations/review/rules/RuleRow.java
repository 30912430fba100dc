package dev.atalaya.conversations.review.rules;

import dev.atalaya.shared.AgentId;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A rule in the list.
 *
 * @param agent null for all agents
 * @param resting its scorecard is retired, so that it puts nothing into the queue
 */
public record RuleRow(
        long id,
        int version,
        @Nullable AgentId agent,
        @Nullable String agentName,
        long scorecard,
        String scorecardName,
        RuleKind kind,
        int threshold,
        int days,
        boolean paused,
        boolean resting)
        implements Serializable {

    /** As its form edits it. */
    public RuleDetails details() {
        return new RuleDetails(id, version, agent, scorecard, kind, threshold, days);
    }
}
