package dev.atalaya.conversations.transcript;

import dev.atalaya.conversations.MessageRow;
import dev.atalaya.shared.ConversationId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reading of a conversation from its start to its end, notes in their place; it holds a part at a time. */
public final class TranscriptReader {

    private final Transcripts transcripts;
    private final ConversationId conversation;
    private final Deque<TranscriptEntry> notes;

    private @Nullable MessageRow last;
    private boolean ended;

    public TranscriptReader(Transcripts transcripts, ConversationId conversation, boolean withNotes) {
        this.transcripts = transcripts;
        this.conversation = conversation;
        notes = new ArrayDeque<>(withNotes ? transcripts.notes(conversation) : List.of());
    }

    /** The next part; empty where all was read. */
    public List<TranscriptEntry> next() {
        if (ended) {
            return List.of();
        }
        var messages = transcripts.messages(conversation, last);
        var entries = new ArrayList<TranscriptEntry>();
        for (var message : messages) {
            while (!notes.isEmpty() && notes.getFirst().at().isBefore(message.createdAt())) {
                entries.add(notes.removeFirst());
            }
            entries.add(TranscriptEntry.of(message));
            last = message;
        }
        ended = messages.size() < Transcripts.PART;
        if (ended) {
            entries.addAll(notes);
        }
        return entries;
    }
}
