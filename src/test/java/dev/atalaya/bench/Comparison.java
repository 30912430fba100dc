package dev.atalaya.bench;

import java.time.Duration;
import java.util.Arrays;

/** Two sides measured in turns, so that whatever else the machine does meets both of them. */
record Comparison(double[] ours, double[] other, double[] median, double[] tail) {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    static final Duration TURN = Duration.ofMillis(Long.getLong("bench.turn", 3000));

    static Comparison of(Side ours, Side other) {
        ours.run(TURN.dividedBy(2));
        other.run(TURN.dividedBy(2));
        var result =
                new Comparison(new double[2 * ROUNDS], new double[2 * ROUNDS], new double[ROUNDS], new double[ROUNDS]);
        for (var round = 0; round < ROUNDS; round++) {
            var a = ours.run(TURN);
            var b = other.run(TURN);
            result.ours[round] = Side.percentile(a, 0.5);
            result.ours[ROUNDS + round] = Side.percentile(a, 0.95);
            result.other[round] = Side.percentile(b, 0.5);
            result.other[ROUNDS + round] = Side.percentile(b, 0.95);
            result.median[round] = result.ours[round] / result.other[round];
            result.tail[round] = result.ours[ROUNDS + round] / result.other[ROUNDS + round];
        }
        Arrays.sort(result.median);
        Arrays.sort(result.tail);
        return result;
    }

    /** Of the ratios at p50, the one in the middle. */
    double ratio() {
        return median[ROUNDS / 2];
    }

    /** The same at p95. */
    double tailRatio() {
        return tail[ROUNDS / 2];
    }

    String oursText() {
        return text(ours);
    }

    String otherText() {
        return text(other);
    }

    String ratioText() {
        return "%.2f (%.2f-%.2f)".formatted(ratio(), median[0], median[ROUNDS - 1]);
    }

    private static String text(double[] values) {
        return "%.2f / %.2f"
                .formatted(
                        middle(Arrays.copyOf(values, ROUNDS)), middle(Arrays.copyOfRange(values, ROUNDS, 2 * ROUNDS)));
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
