package dev.atalaya.components;

import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many rows a file has so far, and whether whoever asked for it still wants it; told by one thread, read by others. */
public final class ExportProgress implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private final AtomicLong rows = new AtomicLong();
    private final AtomicInteger runs = new AtomicInteger();
    private volatile boolean done;
    private volatile boolean cancelled;

    public void begin() {
        rows.set(0);
        done = false;
        cancelled = false;
        runs.incrementAndGet();
    }

    public void add(int more) {
        rows.addAndGet(more);
    }

    public void finish() {
        done = true;
    }

    public void cancel() {
        cancelled = true;
    }

    public long rows() {
        return rows.get();
    }

    /** How many files were begun. */
    public int runs() {
        return runs.get();
    }

    public boolean isDone() {
        return done;
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
