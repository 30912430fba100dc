package dev.atalaya.conversations.review;

/** What the lists are sorted by: when something came into the queue, or when it was done. */
public enum ReviewOrder {
    QUEUED,
    FINISHED
}
