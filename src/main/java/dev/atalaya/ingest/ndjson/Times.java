package dev.atalaya.ingest.ndjson;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Which times make sense in a file read now, and by how much each of them is moved. */
public record Times(Instant now, Duration shift) {

    static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");

    public Times {
        shift = shift.truncatedTo(ChronoUnit.MICROS);
    }

    /** Clocks differ by less than a day. */
    Instant latest() {
        return now.plus(1, ChronoUnit.DAYS);
    }

    Instant farthest() {
        return now.plus(3650, ChronoUnit.DAYS);
    }
}
