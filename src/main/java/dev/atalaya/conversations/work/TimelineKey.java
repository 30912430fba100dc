package dev.atalaya.conversations.work;

import java.time.Instant;

/** A place in the stream of a conversation: its time, the kind of entry, and the entry's own key. */
public record TimelineKey(Instant at, int rank, long id) {

    /** After everything. */
    static final TimelineKey END = new TimelineKey(Instant.parse("9999-12-31T00:00:00Z"), Integer.MAX_VALUE, 0);
}
