package dev.atalaya.conversations.work;

import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.labels.LabelChoice;
import dev.atalaya.shared.ConversationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation stands, and what the reader may do about it.
 *
 * @param status what counts now: one whose time of waking has come is open
 * @param notes the newest ones, oldest first
 * @param noteCount all of them, those that were deleted included
 */
public record WorkDetails(
        ConversationId conversation,
        int version,
        ConversationStatus status,
        ConversationPriority priority,
        @Nullable Assignee assignee,
        @Nullable Instant snoozedUntil,
        @Nullable Instant closedAt,
        List<LabelChoice> labels,
        List<NoteRow> notes,
        int noteCount,
        boolean mayNote,
        boolean mayManage) {

    /** Whether all but the notes is the same. */
    public boolean standsAs(WorkDetails other) {
        return version == other.version
                && status == other.status
                && labels.equals(other.labels)
                && mayNote == other.mayNote
                && mayManage == other.mayManage;
    }

    /** As an act on it names it. */
    public Seen seen() {
        return new Seen(conversation, version);
    }
}
