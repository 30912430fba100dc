package dev.atalaya.conversations.work;

import dev.atalaya.security.AccessDenied;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.PlainText;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What colleagues write to each other about a conversation; customers never see it. Writing takes the level review on
 * the agent, taking away what somebody else wrote the level manage.
 */
@Service
@Requires(Permissions.CONVERSATIONS_READ)
@Transactional(readOnly = true)
public class ConversationNotes {

    /** Characters, at most. */
    public static final int LONGEST = 10_000;

    private static final int MOST = 1_000;

    private final NoteRepository notes;
    private final WorkQueries queries;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversationNotes(
            NoteRepository notes,
            WorkQueries queries,
            Scope scope,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.notes = notes;
        this.queries = queries;
        this.scope = scope;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** Whether a text can be a note. */
    public static boolean isNote(String text) {
        var words = words(text);
        return !words.isEmpty() && PlainText.isText(words, LONGEST);
    }

    /** The notes of a conversation in their order, those that were deleted without their text, at most a thousand. */
    public List<NoteRow> all(ConversationId id) {
        return queries.notes(id, scope.agents(), MOST);
    }

    /** Writes a note and says its key. */
    @Transactional
    public long add(ConversationId id, String text) {
        var words = checked(text);
        var agent = queries.agentOf(id, scope.reviewed()).orElseThrow(() -> refused(id));
        var note = notes.saveAndFlush(new Note(agent, id, currentUser.require().id(), words, clock.instant()));
        publish("conversation.note_added", note, Map.of(), measures(note));
        return note.id();
    }

    /**
     * Changes one's own note.
     *
     * @throws StaleException where it was changed since, as in another window
     */
    @Transactional
    public void edit(long id, int version, String text) {
        var words = checked(text);
        var note = lock(id, version);
        if (!isOwn(note)) {
            throw denied(target(note.conversation()), "work.refused.author");
        }
        if (note.body().equals(words)) {
            return;
        }
        var before = measures(note);
        note.edit(words, clock.instant());
        notes.saveAndFlush(note);
        publish("conversation.note_edited", note, before, measures(note));
    }

    /** Takes a note out of sight; that there was one, whose and when stays to be seen. */
    @Transactional
    public void delete(long id, int version) {
        var note = lock(id, version);
        if (!isOwn(note) && !scope.managed().contains(note.agent())) {
            throw denied(target(note.conversation()), "work.refused.author");
        }
        var before = measures(note);
        note.delete(currentUser.require().id(), clock.instant());
        notes.saveAndFlush(note);
        publish("conversation.note_deleted", note, before, Map.of());
    }

    private Note lock(long id, int version) {
        var note = notes.lock(id, AgentId.array(scope.reviewed()))
                .orElseThrow(() -> denied(new AuditTarget("note", id, null), "work.refused.note_gone"));
        if (!note.hasVersion(version) || note.isDeleted()) {
            throw new StaleException(queries.nameOf(note.changedBy()), note.changedAt());
        }
        return note;
    }

    private boolean isOwn(Note note) {
        return note.author().equals(currentUser.require().id());
    }

    private RefusedException refused(ConversationId id) {
        return denied(
                target(id),
                queries.agentOf(id, scope.agents()).isPresent() ? "work.refused.level" : "work.refused.gone");
    }

    private RefusedException denied(AuditTarget target, String why) {
        events.publishEvent(new AccessDenied(target));
        return new RefusedException(why);
    }

    private static AuditTarget target(ConversationId id) {
        return new AuditTarget("conversation", id.value(), null);
    }

    private void publish(String action, Note note, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(
                new WorkEvents.Changed(action, queries.target(note.conversation()), note.agent(), before, after));
    }

    private static Map<String, Object> measures(Note note) {
        return Map.of("note", note.id(), "characters", note.length());
    }

    private static String checked(String text) {
        if (!isNote(text)) {
            throw new RefusedException("work.refused.note");
        }
        return words(text);
    }

    private static String words(String text) {
        return PlainText.of(text.replace("\r\n", "\n").replace('\t', ' '));
    }
}
