package dev.atalaya.bench;

import java.time.Duration;
import java.util.Arrays;

/** One of two ways to do the same, done again and again for a while; how long each took, in milliseconds, sorted. */
@FunctionalInterface
interface Side {

    double[] run(Duration time);

    static double[] repeat(Runnable work, Duration time) {
        var taken = new double[1 << 20];
        var count = 0;
        var now = System.nanoTime();
        for (var end = now + time.toNanos(); now < end && count < taken.length; ) {
            work.run();
            var then = now;
            now = System.nanoTime();
            taken[count++] = (now - then) / 1e6;
        }
        var sorted = Arrays.copyOf(taken, count);
        Arrays.sort(sorted);
        return sorted;
    }

    static double percentile(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * part))];
    }
}
