package dev.atalaya.conversations.review;

import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A review in the lists.
 *
 * @param threshold what the rule asked for that put it there
 * @param person who has reserved it, or who did it
 * @param total in hundredths of a percent
 */
public record ReviewRow(
        long id,
        ConversationId conversation,
        AgentId agent,
        String agentName,
        String contact,
        String scorecard,
        RuleKind reason,
        int threshold,
        ReviewState state,
        @Nullable String person,
        @Nullable Integer total,
        Instant queuedAt,
        @Nullable Instant finishedAt)
        implements Serializable {

    /** When it was done, or came into the queue. */
    public Instant at() {
        return finishedAt == null ? queuedAt : finishedAt;
    }
}
