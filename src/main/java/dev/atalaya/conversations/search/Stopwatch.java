package dev.atalaya.conversations.search;

import java.time.Duration;

/** How long something has taken, of what it may take. */
final class Stopwatch {

    private final long started = System.nanoTime();
    private final Duration most;

    Stopwatch(Duration most) {
        this.most = most;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    Duration left() {
        return most.minus(elapsed());
    }
}
