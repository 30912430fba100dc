package dev.atalaya.ingest;

import dev.atalaya.ingest.ndjson.BadLine;
import java.io.Serial;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lines of a batch that contradict what is stored, by their number in the batch; rolls the batch back. */
final class LinesRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient SortedMap<Integer, BadLine> reasons;

    LinesRefused(Map<Integer, BadLine> reasons) {
        super(reasons.size() + " lines are refused");
        this.reasons = new TreeMap<>(reasons);
    }

    SortedMap<Integer, BadLine> reasons() {
        return reasons;
    }
}
