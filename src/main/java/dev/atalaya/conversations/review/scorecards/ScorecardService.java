package dev.atalaya.conversations.review.scorecards;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the scorecards. What one asks is a version, which reviews keep when another follows. */
@Service
@Requires(Permissions.REVIEWS_DESIGN)
@Transactional(readOnly = true)
public class ScorecardService {

    /** Scorecards in use at a time, at most. */
    public static final int MOST_IN_USE = 100;

    private static final int MOST = 500;

    private final ScorecardRepository scorecards;
    private final ScorecardQueries queries;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ScorecardService(
            ScorecardRepository scorecards,
            ScorecardQueries queries,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scorecards = scorecards;
        this.queries = queries;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** The scorecards after a row, by name, in use or retired; at most 500 whatever is asked for. */
    public List<ScorecardRow> list(
            boolean retired, KeysetOrder<ScorecardOrder> order, @Nullable ScorecardRow after, int limit) {
        return queries.list(retired, order, after, Math.clamp(limit, 1, MOST));
    }

    /** As its form edits it, with what its newest version asks. */
    public Optional<ScorecardDetails> find(long id) {
        return queries.find(id);
    }

    /** Those in use, by name. */
    public List<ScorecardChoice> choices() {
        return queries.choices(MOST_IN_USE);
    }

    /**
     * Makes a scorecard and says its key.
     *
     * @throws RefusedException where another one has the name, or there are {@link #MOST_IN_USE}
     */
    @Transactional
    public long create(ScorecardDetails details) {
        requireFree(details.name(), 0);
        if (scorecards.inUse() >= MOST_IN_USE) {
            throw new RefusedException("reviews.refused.many_scorecards");
        }
        var scorecard = save(new Scorecard(details, me(), clock.instant()));
        queries.ask(scorecard.id(), 1, details.items());
        events.publishEvent(new ScorecardEvents.Created(scorecard.target(), values(details, 1)));
        return scorecard.id();
    }

    /**
     * Changes a scorecard; what it asks becomes a new version where it changed, and reviews that were begun keep theirs.
     *
     * @throws RefusedException where another one has the name, or it is retired
     * @throws StaleException where somebody else has changed it since
     */
    @Transactional
    public void update(ScorecardDetails details) {
        var scorecard = lock(details.id() == null ? 0 : details.id(), details.version());
        requireFree(details.name(), scorecard.id());
        var asked = queries.asked(scorecard.id());
        var asksTheSame = asked.items().equals(details.items());
        if (scorecard.says(details) && asksTheSame) {
            return;
        }
        var before = queries.find(scorecard.id()).orElseThrow();
        scorecard.apply(details, me(), clock.instant());
        save(scorecard);
        var number = asksTheSame ? asked.number() : asked.number() + 1;
        if (!asksTheSame) {
            queries.ask(scorecard.id(), number, details.items());
        }
        var old = values(before, asked.number());
        var now = values(details, number);
        old.entrySet().removeIf(field -> field.getValue().equals(now.get(field.getKey())));
        now.keySet().retainAll(old.keySet());
        events.publishEvent(new ScorecardEvents.Updated(scorecard.target(), old, now));
    }

    /** Takes a scorecard out of use; its rules rest, and what is in the queue is still scored. */
    @Transactional
    public void retire(long id, int version) {
        var scorecard = lock(id, version);
        scorecard.retire(me(), clock.instant());
        save(scorecard);
        events.publishEvent(new ScorecardEvents.Retired(scorecard.target()));
    }

    private Scorecard lock(long id, int version) {
        var scorecard = scorecards.lock(id).orElseThrow(() -> new RefusedException("reviews.refused.scorecard_gone"));
        if (!scorecard.hasVersion(version)) {
            throw new StaleException(queries.nameOf(scorecard.updatedBy()).orElse(null), scorecard.updatedAt());
        }
        return scorecard;
    }

    private Scorecard save(Scorecard scorecard) {
        try {
            return scorecards.saveAndFlush(scorecard);
        } catch (DataIntegrityViolationException e) {
            // Of two who choose a name at once, the second is told so by the index.
            throw String.valueOf(e.getMessage()).contains("scorecards_name_key") ? taken() : e;
        }
    }

    private void requireFree(String name, long other) {
        if (scorecards.isTaken(name, other)) {
            throw taken();
        }
    }

    private long me() {
        return currentUser.require().id().value();
    }

    private static RefusedException taken() {
        return new RefusedException("reviews.refused.taken_name");
    }

    private static Map<String, Object> values(ScorecardDetails details, int number) {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", details.name());
        values.put("description", details.description());
        values.put("number", number);
        values.put("items", ScorecardJson.write(details.items()));
        return values;
    }
}
