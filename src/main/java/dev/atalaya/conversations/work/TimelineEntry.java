package dev.atalaya.conversations.work;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a conversation.
 *
 * @param kind what it was
 * @param detail of a message its author, of an activity its kind, of an audit event its action
 * @param who the person, the model or the sender, where one is known
 * @param was what it was before; names and states, not keys
 * @param became what it is since; of a message or a note the text
 */
public record TimelineEntry(
        TimelineKey key,
        Kind kind,
        String detail,
        @Nullable String who,
        @Nullable String was,
        @Nullable String became) {

    /** Where an entry comes from, in the order in which those of one moment stand. */
    public enum Kind {
        MESSAGE,
        ACTIVITY,
        NOTE,
        AI_SESSION,
        AUDIT
    }
}
