package dev.atalaya.conversations.review;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.security.AccessDenied;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits to be scored of the agents that the caller has at the level review, and who has taken which. A reservation
 * lapses by the database's clock; what was answered until then stays for whoever had it, as long as nobody takes it.
 */
@Service
@Requires(Permissions.REVIEWS_SCORE)
@Transactional(readOnly = true)
public class ReviewQueue {

    /** Reservations of a person at a time, at most. */
    public static final int MOST_RESERVED = 5;

    /** How long a reservation holds after the last answer. */
    public static final Duration RESERVATION = Duration.ofMinutes(30);

    /** What counting answers when there are more than ten thousand. */
    public static final int MANY = 10_001;

    private static final int MOST = 500;

    private final ReviewListQueries lists;
    private final ReviewQueries reviews;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;

    ReviewQueue(
            ReviewListQueries lists,
            ReviewQueries reviews,
            Scope scope,
            CurrentUser currentUser,
            ApplicationEventPublisher events) {
        this.lists = lists;
        this.reviews = reviews;
        this.scope = scope;
        this.currentUser = currentUser;
        this.events = events;
    }

    /** The first reviews after a row, at most 500 whatever is asked for. */
    public List<ReviewRow> list(
            ReviewFilter filter, KeysetOrder<ReviewOrder> order, @Nullable ReviewRow after, int limit) {
        return lists.list(scope.reviewed(), filter, me(), order, after, Math.clamp(limit, 1, MOST));
    }

    /** How many each list has with those filters: exact up to ten thousand, {@link #MANY} beyond. */
    public Map<ReviewList, Integer> counts(ReviewFilter filter) {
        return lists.counts(filter, me(), MANY);
    }

    /** The agents whose conversations the caller may score, by name. */
    public List<AgentChoice> agents() {
        return lists.agents(scope.reviewed());
    }

    /**
     * Reserves the one that has waited for longest and says its key; empty where nothing waits.
     *
     * @throws RefusedException where the caller has reserved {@link #MOST_RESERVED}
     */
    @Transactional
    public Optional<Long> next() {
        requireRoom();
        return reviews.reserveNext(scope.reviewed(), me(), RESERVATION);
    }

    /**
     * Reserves that one.
     *
     * @throws RefusedException where somebody else was faster, or the caller has reserved {@link #MOST_RESERVED}
     */
    @Transactional
    public void reserve(long id) {
        requireRoom();
        if (reviews.reserve(id, scope.reviewed(), me(), RESERVATION).isEmpty()) {
            throw refused(id);
        }
    }

    /** Gives a reservation back; what was answered is gone. */
    @Transactional
    public void release(long id) {
        if (!reviews.release(id, scope.reviewed(), me())) {
            throw refused(id);
        }
    }

    private void requireRoom() {
        reviews.oneAtATime(me());
        if (reviews.reserved(me()) >= MOST_RESERVED) {
            throw new RefusedException("reviews.refused.limit");
        }
    }

    private RefusedException refused(long id) {
        if (reviews.details(id, scope.reviewed(), me()).isEmpty()) {
            events.publishEvent(new AccessDenied(new AuditTarget("review", id, null)));
            return new RefusedException("reviews.refused.gone");
        }
        return new RefusedException("reviews.refused.taken");
    }

    private UserId me() {
        return currentUser.require().id();
    }
}
