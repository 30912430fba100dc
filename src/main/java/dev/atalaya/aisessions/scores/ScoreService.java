package dev.atalaya.aisessions.scores;

import dev.atalaya.aisessions.scores.ScoreQueries.Stored;
import dev.atalaya.aisessions.scores.ScoreQueries.Target;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Scores sessions and answers of the agents that the caller has at the level review: one score each, which all share. */
@Service
@Requires(Permissions.AI_SESSIONS_REVIEW)
@Transactional(readOnly = true)
public class ScoreService {

    private final ScoreQueries scores;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ScoreService(
            ScoreQueries scores, Scope scope, CurrentUser currentUser, ApplicationEventPublisher events, Clock clock) {
        this.scores = scores;
        this.scope = scope;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes a score, or writes another one over it.
     *
     * @throws RefusedException where the agent is not one to review, or what is scored is not there
     * @throws StaleException where somebody else has scored it since
     */
    @Transactional
    public void save(ScoreDetails score) {
        var target = require(score.session(), score.entry());
        var before = scores.find(score.session(), score.entry(), scope.agents()).orElse(null);
        requireVersion(before, score.version());
        var reviewer = currentUser.require().id();
        var now = clock.instant();
        if (before != null) {
            scores.update(score, target.agent(), reviewer, now);
        } else if (!scores.insert(score, target.agent(), reviewer, now)) {
            throw new StaleException(now);
        }
        publish(
                "ai_session.scored",
                score.session(),
                target,
                values(target, before),
                values(target, score.score(), score.comment() != null, score.correctedAnswer() != null));
    }

    /**
     * Takes a score away.
     *
     * @throws RefusedException where the agent is not one to review, or what is scored is not there
     * @throws StaleException where somebody else has changed it since
     */
    @Transactional
    public void remove(long session, @Nullable Long entry, int version) {
        var target = require(session, entry);
        var before = scores.find(session, entry, scope.agents()).orElse(null);
        requireVersion(before, version);
        scores.delete(session, entry, target.agent());
        publish("ai_session.score_removed", session, target, values(target, before), Map.of());
    }

    private Target require(long session, @Nullable Long entry) {
        var target = scores.target(session, entry, scope.agents())
                .orElseThrow(() -> new RefusedException("aisessions.score.refused.gone"));
        if (!target.reviewable()) {
            throw new RefusedException("aisessions.score.refused.level");
        }
        return target;
    }

    private void requireVersion(@Nullable Stored stored, int version) {
        if ((stored == null ? ScoreDetails.NEW : stored.version()) != version) {
            throw stored == null
                    ? new StaleException(clock.instant())
                    : new StaleException(stored.reviewer(), stored.updatedAt());
        }
    }

    private void publish(
            String action, long session, Target target, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(new SessionScored(action, session, target.agent(), target.label(), before, after));
    }

    private static Map<String, Object> values(Target target, @Nullable Stored stored) {
        return stored == null ? Map.of() : values(target, stored.score(), stored.commented(), stored.corrected());
    }

    private static Map<String, Object> values(Target target, int score, boolean commented, boolean corrected) {
        var values = new LinkedHashMap<String, Object>();
        if (target.position() != null) {
            values.put("position", target.position());
        }
        values.put("score", score);
        values.put("commented", commented);
        values.put("corrected", corrected);
        return values;
    }
}
