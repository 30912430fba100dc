package dev.atalaya.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much of 200,000 conversations, 5 million messages and 2 million audit rows a database holds. */
enum Share {
    HUNDREDTH(100),
    TENTH(10),
    ALL(1);

    private final int parts;

    Share(int parts) {
        this.parts = parts;
    }

    int parts() {
        return parts;
    }

    String database() {
        return "bench_" + name().toLowerCase(Locale.ROOT);
    }

    String contents() {
        return "%,d conversations, about %,d messages, %,d audit rows"
                .formatted(200_000 / parts, 5_000_000 / parts, 2_000_000 / parts);
    }

    /** The conversation of 11,000 messages. */
    long longest() {
        return 200_000L / parts * 9 / 10;
    }

    /** A conversation of 50 messages. */
    long fifty() {
        return longest() + 1;
    }

    /** The one asked for, with those below it: growth is measured from one to the next. */
    static List<Share> wanted() {
        var most = valueOf(System.getProperty("bench.share", "tenth").toUpperCase(Locale.ROOT));
        return Arrays.stream(values())
                .filter(share -> share.compareTo(most) <= 0)
                .toList();
    }
}
