package dev.atalaya.conversations.review;

import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.shared.AgentId;
import org.jspecify.annotations.Nullable;

/** Which reviews are wanted: all of the fields; what is null narrows nothing. */
public record ReviewFilter(
        ReviewList list, @Nullable AgentId agent, @Nullable RuleKind reason) {

    public static final ReviewFilter WAITING = new ReviewFilter(ReviewList.WAITING, null, null);

    public ReviewFilter in(ReviewList wanted) {
        return new ReviewFilter(wanted, agent, reason);
    }

    public ReviewFilter of(@Nullable AgentId wanted) {
        return new ReviewFilter(list, wanted, reason);
    }

    public ReviewFilter because(@Nullable RuleKind wanted) {
        return new ReviewFilter(list, agent, wanted);
    }

    /** Whether something narrows the list. */
    public boolean narrows() {
        return agent != null || reason != null;
    }
}
