package dev.atalaya.conversations.transcript;

import dev.atalaya.conversations.ConversationDetails;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.MessageRow;
import dev.atalaya.conversations.work.ConversationNotes;
import dev.atalaya.privacy.Mask;
import dev.atalaya.security.AccessDenied;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads whole conversations from their start, part by part, for whoever takes them out. */
@Service
@Requires(Permissions.CONVERSATIONS_READ)
@Transactional(readOnly = true)
public class Transcripts {

    /** Messages of one part. */
    public static final int PART = 500;

    private final ConversationService conversations;
    private final ConversationNotes notes;
    private final ApplicationEventPublisher events;

    Transcripts(ConversationService conversations, ConversationNotes notes, ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.notes = notes;
        this.events = events;
    }

    /** What is said at the head of a transcript; that it is taken out is recorded. Empty where it is out of scope. */
    @Transactional
    public Optional<ConversationDetails> begin(ConversationId id, String format, boolean withNotes) {
        var found = conversations.find(id);
        found.ifPresentOrElse(
                details -> events.publishEvent(new ConversationExported(
                        id,
                        details.agent(),
                        Mask.CLOSED.contact(details.contactName(), details.contactPhone()),
                        Map.of("format", format, "notes", withNotes))),
                () -> events.publishEvent(new AccessDenied(new AuditTarget("conversation", id.value(), null))));
        return found;
    }

    /** The messages after one, or the first ones, the oldest first. */
    public List<MessageRow> messages(ConversationId id, @Nullable MessageRow after) {
        return after == null ? conversations.first(id, PART) : conversations.later(id, after, PART);
    }

    /** Notes that were not deleted, the oldest first, at most a thousand. */
    public List<TranscriptEntry> notes(ConversationId id) {
        return notes.all(id).stream()
                .filter(note -> note.deletedAt() == null)
                .map(TranscriptEntry::of)
                .toList();
    }
}
