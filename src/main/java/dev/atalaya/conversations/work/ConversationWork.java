package dev.atalaya.conversations.work;

import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.work.WorkQueries.Change;
import dev.atalaya.security.AccessDenied;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who attends a conversation, how it stands and which labels it carries. Changing it takes the level manage on its
 * agent; each act says whether it changed anything.
 */
@Service
@Requires(Permissions.CONVERSATIONS_READ)
@Transactional(readOnly = true)
public class ConversationWork {

    /** Labels that one conversation carries, at most. */
    public static final int MOST_LABELS = 20;

    /** The furthest that a conversation is snoozed. */
    public static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

    private static final int NOTES = 50;
    private static final int ASSIGNEES = 20;

    private final ConversationRepository conversations;
    private final WorkQueries queries;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversationWork(
            ConversationRepository conversations,
            WorkQueries queries,
            Scope scope,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.conversations = conversations;
        this.queries = queries;
        this.scope = scope;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** How a conversation stands, with its newest fifty notes; empty where it is out of scope. */
    public Optional<WorkDetails> find(ConversationId id) {
        return queries.details(id, me(), clock.instant(), NOTES);
    }

    /** Whether there is an agent whose conversations the reader may assign, label and close. */
    public boolean managesAny() {
        return !scope.managed().isEmpty();
    }

    /** The first twenty people who may read the conversation and whose name or e-mail has the text in it. */
    public List<Assignee> assignees(ConversationId id, String text) {
        return queries.attending(id, scope.managed(), text, ASSIGNEES);
    }

    /** @throws RefusedException where that person is not active or does not see the agent's conversations */
    @Transactional
    public boolean assign(Seen seen, UserId to) {
        var conversation = lock(seen);
        var before = conversation.assignee();
        if (to.equals(before)) {
            return false;
        }
        var next = queries.attendant(conversation.id(), List.of(conversation.agent()), to)
                .orElseThrow(() -> new RefusedException("work.refused.assignee"));
        conversation.assign(to);
        return changed(
                conversation,
                "conversation.assigned",
                new Change(ActivityKind.ASSIGNEE, key(before), key(to)),
                person(before),
                Map.of("assignee", next.name(), "assignee_id", to.value()));
    }

    @Transactional
    public boolean unassign(Seen seen) {
        var conversation = lock(seen);
        var before = conversation.assignee();
        if (before == null) {
            return false;
        }
        conversation.assign(null);
        return changed(
                conversation,
                "conversation.assigned",
                new Change(ActivityKind.ASSIGNEE, key(before), null),
                person(before),
                Map.of("assignee", ""));
    }

    @Transactional
    public boolean setPriority(Seen seen, ConversationPriority next) {
        var conversation = lock(seen);
        var before = conversation.priority();
        if (before == next) {
            return false;
        }
        conversation.weigh(next);
        return changed(
                conversation,
                "conversation.priority_changed",
                new Change(ActivityKind.PRIORITY, before.column(), next.column()),
                Map.of("priority", before.column()),
                Map.of("priority", next.column()));
    }

    /**
     * Opens, closes or sets aside; {@link #snooze} has a time besides.
     *
     * @throws RefusedException where no way leads there from its state
     */
    @Transactional
    public boolean changeStatus(Seen seen, ConversationStatus next) {
        if (next == ConversationStatus.SNOOZED) {
            throw new IllegalArgumentException("Snoozing needs a time");
        }
        var conversation = lock(seen);
        var now = clock.instant();
        if (conversation.isNow(next, now)) {
            return false;
        }
        var before = conversation.state();
        conversation.become(next, now);
        return changed(
                conversation,
                "conversation.status_changed",
                new Change(ActivityKind.STATUS, before, conversation.state()),
                Map.of("status", before),
                Map.of("status", conversation.state()));
    }

    /**
     * Sets it aside until a time, from which on it counts as open again.
     *
     * @throws RefusedException where the time is past or further away than {@link #LONGEST_SNOOZE}
     */
    @Transactional
    public boolean snooze(Seen seen, Instant until) {
        var now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))) {
            throw new RefusedException("work.refused.until");
        }
        var conversation = lock(seen);
        var before = conversation.state();
        conversation.snooze(until);
        if (before.equals(conversation.state())) {
            return false;
        }
        return changed(
                conversation,
                "conversation.snoozed",
                new Change(ActivityKind.STATUS, before, conversation.state()),
                Map.of("status", before),
                Map.of("status", "snoozed", "until", until.toString()));
    }

    /**
     * Adds a label. It asks for no version: who adds another one at the same time is not in the way.
     *
     * @throws RefusedException where the label is archived, or it carries {@link #MOST_LABELS}
     */
    @Transactional
    public boolean label(ConversationId id, long label) {
        var agent = managed(id);
        var chosen = queries.label(label, false).orElseThrow(() -> new RefusedException("work.refused.label_archived"));
        if (!queries.addLabel(id, agent, label, clock.instant())) {
            return false;
        }
        if (queries.countLabels(id) > MOST_LABELS) {
            throw new RefusedException("work.refused.labels");
        }
        return recorded(
                id,
                agent,
                "conversation.labelled",
                new Change(ActivityKind.LABELLED, null, Long.toString(label)),
                Map.of(),
                Map.of("label", chosen.name()));
    }

    @Transactional
    public boolean unlabel(ConversationId id, long label) {
        var agent = managed(id);
        var chosen = queries.label(label, true);
        if (chosen.isEmpty() || !queries.removeLabel(id, agent, label)) {
            return false;
        }
        return recorded(
                id,
                agent,
                "conversation.unlabelled",
                new Change(ActivityKind.UNLABELLED, Long.toString(label), null),
                Map.of("label", chosen.get().name()),
                Map.of());
    }

    private Conversation lock(Seen seen) {
        var conversation = conversations
                .lock(seen.conversation().value(), AgentId.array(scope.managed()))
                .orElseThrow(() -> refused(seen.conversation()));
        if (!conversation.isAsSeen(seen)) {
            throw queries.lastTouch(seen.conversation())
                    .map(touch -> new StaleException(touch.by(), touch.at()))
                    .orElseGet(() -> new StaleException(clock.instant()));
        }
        return conversation;
    }

    private AgentId managed(ConversationId id) {
        return queries.agentOf(id, scope.managed()).orElseThrow(() -> refused(id));
    }

    /** Who reads it is told that the level does not reach; for anybody else it does not exist. */
    private RefusedException refused(ConversationId id) {
        events.publishEvent(new AccessDenied(new AuditTarget("conversation", id.value(), null)));
        return new RefusedException(
                queries.agentOf(id, scope.agents()).isPresent() ? "work.refused.level" : "work.refused.gone");
    }

    private boolean changed(
            Conversation conversation,
            String action,
            Change change,
            Map<String, Object> before,
            Map<String, Object> after) {
        conversations.saveAndFlush(conversation);
        return recorded(conversation.id(), conversation.agent(), action, change, before, after);
    }

    private boolean recorded(
            ConversationId id,
            AgentId agent,
            String action,
            Change change,
            Map<String, Object> before,
            Map<String, Object> after) {
        queries.add(id, agent, me(), change, clock.instant());
        events.publishEvent(new WorkEvents.Changed(action, queries.target(id), agent, before, after));
        return true;
    }

    private Map<String, Object> person(@Nullable UserId person) {
        return person == null
                ? Map.of("assignee", "")
                : Map.of("assignee", queries.nameOf(person), "assignee_id", person.value());
    }

    private UserId me() {
        return currentUser.require().id();
    }

    private static @Nullable String key(@Nullable UserId person) {
        return person == null ? null : Long.toString(person.value());
    }
}
