package dev.atalaya.conversations.review;

import dev.atalaya.conversations.review.scorecards.Answers;
import dev.atalaya.conversations.review.scorecards.Total;
import dev.atalaya.privacy.Mask;
import dev.atalaya.security.AccessDenied;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.PlainText;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.UserId;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Scores conversations of the agents that the caller has at the level review, each with what its scorecard asks. */
@Service
@Requires(Permissions.REVIEWS_SCORE)
@Transactional(readOnly = true)
public class ReviewScoring {

    /** Characters of the reason why something is skipped. */
    public static final int LONGEST_REASON = 500;

    private final ReviewQueries reviews;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;

    ReviewScoring(ReviewQueries reviews, Scope scope, CurrentUser currentUser, ApplicationEventPublisher events) {
        this.reviews = reviews;
        this.scope = scope;
        this.currentUser = currentUser;
        this.events = events;
    }

    /** Whether a text says why something is skipped. */
    public static boolean isReason(String text) {
        var reason = PlainText.of(text);
        return !reason.isEmpty() && PlainText.isLine(reason, LONGEST_REASON);
    }

    /** A review of the caller's agents; of a draft, only its reviewer sees what was answered. */
    @Transactional
    public Optional<ReviewDetails> open(long id) {
        var found = reviews.details(id, scope.reviewed(), me());
        if (found.isEmpty()) {
            deny(id);
        }
        return found;
    }

    /**
     * Keeps a draft, and the reservation for that much longer.
     *
     * @throws RefusedException where it is not the caller's any more, or an answer does not fit
     */
    @Transactional
    public void keep(long id, Answers answers) {
        requireFit(require(id), answers);
        if (!reviews.keep(id, scope.reviewed(), me(), answers, ReviewQueue.RESERVATION)) {
            throw taken();
        }
    }

    /**
     * Hands a review in, and says its total in hundredths of a percent where it has one.
     *
     * @throws RefusedException where it is not the caller's any more, or something required is not answered
     */
    @Transactional
    public Optional<Integer> submit(long id, Answers answers) {
        var review = require(id);
        requireFit(review, answers);
        if (!answers.missing(review.items()).isEmpty()) {
            throw new RefusedException("reviews.refused.missing");
        }
        var total = Total.of(review.items(), answers);
        if (!reviews.submit(id, scope.reviewed(), me(), answers, total.orElse(null))) {
            throw taken();
        }
        events.publishEvent(new ReviewEvents.Submitted(
                target(review),
                review.agent(),
                review.conversation().value(),
                review.scorecard(),
                review.number(),
                total.orElse(null)));
        return total;
    }

    /**
     * Takes a conversation out of the queue without scoring it.
     *
     * @throws RefusedException where it is not the caller's any more, or the reason is none
     */
    @Transactional
    public void skip(long id, String reason) {
        var review = require(id);
        if (!isReason(reason)) {
            throw new RefusedException("reviews.refused.reason");
        }
        var words = PlainText.of(reason);
        if (!reviews.skip(id, scope.reviewed(), me(), words)) {
            throw taken();
        }
        events.publishEvent(new ReviewEvents.Skipped(
                target(review), review.agent(), review.conversation().value(), words));
    }

    private ReviewDetails require(long id) {
        var review = reviews.details(id, scope.reviewed(), me()).orElseThrow(() -> {
            deny(id);
            return new RefusedException("reviews.refused.gone");
        });
        if (!review.mine()) {
            throw taken();
        }
        return review;
    }

    private static void requireFit(ReviewDetails review, Answers answers) {
        if (!answers.fit(review.items())) {
            throw new RefusedException("reviews.refused.answer");
        }
    }

    private void deny(long id) {
        events.publishEvent(new AccessDenied(new AuditTarget("review", id, null)));
    }

    private static AuditTarget target(ReviewDetails review) {
        return new AuditTarget("review", review.id(), Mask.CLOSED.contact(review.contact()));
    }

    private static RefusedException taken() {
        return new RefusedException("reviews.refused.taken");
    }

    private UserId me() {
        return currentUser.require().id();
    }
}
