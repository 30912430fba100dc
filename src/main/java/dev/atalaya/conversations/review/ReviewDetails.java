package dev.atalaya.conversations.review;

import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.conversations.review.scorecards.Answers;
import dev.atalaya.conversations.review.scorecards.ScorecardItem;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review as its page shows it.
 *
 * @param number of the scorecard's version
 * @param state a reservation that lapsed is waiting
 * @param person who has reserved it, or who did it
 * @param mine whether the reader has reserved it, also where that lapsed and nobody took it
 * @param answers a draft is for its reviewer alone
 * @param total in hundredths of a percent
 */
public record ReviewDetails(
        long id,
        ConversationId conversation,
        AgentId agent,
        String contact,
        String agentName,
        RuleKind reason,
        int threshold,
        String scorecard,
        int number,
        List<ScorecardItem> items,
        ReviewState state,
        @Nullable String person,
        boolean mine,
        Answers answers,
        @Nullable Integer total,
        @Nullable String skipReason,
        Instant queuedAt,
        @Nullable Instant finishedAt) {

    public boolean isDone() {
        return state == ReviewState.SUBMITTED || state == ReviewState.SKIPPED;
    }

    /** Whether the reader can take it. */
    public boolean isFree() {
        return state == ReviewState.WAITING && !mine;
    }
}
