package dev.atalaya.conversations.review.scorecards;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The weighted share of what could be reached, in hundredths of a percent. It is worked out in whole numbers and rounded
 * once, at the end, halves up; what is not answered is left out of both sides.
 */
public final class Total {

    /** All that could be reached. */
    public static final int WHOLE = 10_000;

    private Total() {}

    /** Empty where nothing that counts was answered. */
    public static Optional<Integer> of(List<ScorecardItem> items, Answers answers) {
        // A sum of fractions over one common denominator: worth/best of each, times its weight.
        var reached = BigInteger.ZERO;
        var parts = BigInteger.ONE;
        var weights = 0L;
        for (var position = 0; position < items.size(); position++) {
            var item = items.get(position);
            var answer = answers.at(position);
            if (answer == null || item.weight() == 0) {
                continue;
            }
            var best = BigInteger.valueOf(item.best());
            var worth = BigInteger.valueOf((long) item.worth(answer) * item.weight());
            reached = reached.multiply(best).add(worth.multiply(parts));
            parts = parts.multiply(best);
            weights += item.weight();
        }
        return weights == 0
                ? Optional.empty()
                : Optional.of(new BigDecimal(reached.multiply(BigInteger.valueOf(WHOLE)))
                        .divide(new BigDecimal(parts.multiply(BigInteger.valueOf(weights))), 0, RoundingMode.HALF_UP)
                        .intValueExact());
    }

    /** What all weights add up to: a scorecard at whose most nothing counts has no total. */
    public static int weights(List<ScorecardItem> items) {
        return items.stream().mapToInt(ScorecardItem::weight).sum();
    }

    /** The part of the total that an item decides, where everything is answered. */
    public static BigDecimal share(ScorecardItem item, List<ScorecardItem> items) {
        var weights = weights(items);
        return weights == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(item.weight()).divide(BigDecimal.valueOf(weights), 4, RoundingMode.HALF_UP);
    }
}
