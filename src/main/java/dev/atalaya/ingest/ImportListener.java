package dev.atalaya.ingest;

/** Follows an import while it runs; both are called in its thread. */
public interface ImportListener {

    /** A line that was left out. */
    void rejected(Reject reject);

    /** The counts so far, after a batch was committed. */
    void progressed(ImportResult soFar);

    /** Whether to stop after the batch that is being written. */
    default boolean isCancelled() {
        return false;
    }
}
