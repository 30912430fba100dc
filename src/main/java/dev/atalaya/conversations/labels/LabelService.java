package dev.atalaya.conversations.labels;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the labels that there are; which conversation carries which is not decided here. */
@Service
@Requires(Permissions.LABELS_MANAGE)
@Transactional(readOnly = true)
public class LabelService {

    /** Counting conversations for a label stops here. */
    public static final int MANY = 10_001;

    /** Labels in use at a time, at most: a vocabulary, not a second text. */
    public static final int MOST_IN_USE = 500;

    private static final int MOST = 500;
    private static final int CHOICES = 50;

    private final LabelRepository labels;
    private final LabelQueries queries;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LabelService(
            LabelRepository labels,
            LabelQueries queries,
            Scope scope,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.labels = labels;
        this.queries = queries;
        this.scope = scope;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** The labels after a row, by name, in use or archived; at most 500 whatever is asked for. */
    public List<LabelRow> list(boolean archived, KeysetOrder<LabelOrder> order, @Nullable LabelRow after, int limit) {
        return queries.list(archived, scope.agents(), order, after, Math.clamp(limit, 1, MOST), MANY);
    }

    /** The first fifty labels in use whose name has the text in it, by name. */
    @Requires(Permissions.CONVERSATIONS_READ)
    public List<LabelChoice> choices(String text) {
        return queries.choices(text, CHOICES);
    }

    /**
     * Makes a label and says its key.
     *
     * @throws RefusedException where another one has the name, or there are {@link #MOST_IN_USE}
     */
    @Transactional
    public long create(LabelDetails details) {
        requireFree(details.name(), 0);
        requireRoom();
        var label = save(new Label(details, me(), clock.instant()));
        events.publishEvent(new LabelEvents.Created(label.target(), label.values()));
        return label.id();
    }

    /**
     * Changes what a label is called and how it looks, on every conversation that carries it.
     *
     * @throws RefusedException where another one has the name
     * @throws StaleException where somebody else has changed it since
     */
    @Transactional
    public void update(LabelDetails details) {
        var label = lock(details.id() == null ? 0 : details.id(), details.version());
        requireFree(details.name(), label.id());
        if (label.says(details)) {
            return;
        }
        var before = label.values();
        label.apply(details, me(), clock.instant());
        save(label);
        var after = label.values();
        var old = new LinkedHashMap<>(before);
        old.entrySet().removeIf(field -> field.getValue().equals(after.get(field.getKey())));
        after.keySet().retainAll(old.keySet());
        events.publishEvent(new LabelEvents.Updated(label.target(), old, after));
    }

    /** Takes a label out of the choice; the conversations that carry it keep it. */
    @Transactional
    public void archive(long id, int version) {
        var label = lock(id, version);
        label.archive(me(), clock.instant());
        save(label);
        events.publishEvent(new LabelEvents.Archived(label.target()));
    }

    /** Puts an archived label back into the choice. */
    @Transactional
    public void restore(long id, int version) {
        var label = lock(id, version);
        requireRoom();
        label.restore(me(), clock.instant());
        save(label);
        events.publishEvent(new LabelEvents.Restored(label.target()));
    }

    private Label lock(long id, int version) {
        var label = labels.lock(id).orElseThrow(() -> new RefusedException("labels.refused.gone"));
        if (!label.hasVersion(version)) {
            throw new StaleException(queries.nameOf(label.updatedBy()).orElse(null), label.updatedAt());
        }
        return label;
    }

    private Label save(Label label) {
        try {
            return labels.saveAndFlush(label);
        } catch (DataIntegrityViolationException e) {
            // Of two who choose a name at once, the second is told so by the index.
            throw String.valueOf(e.getMessage()).contains("labels_name_key") ? taken() : e;
        }
    }

    private void requireFree(String name, long other) {
        if (labels.isTaken(name, other)) {
            throw taken();
        }
    }

    private void requireRoom() {
        if (labels.inUse() >= MOST_IN_USE) {
            throw new RefusedException("labels.refused.many");
        }
    }

    private long me() {
        return currentUser.require().id().value();
    }

    private static RefusedException taken() {
        return new RefusedException("labels.refused.taken");
    }
}
