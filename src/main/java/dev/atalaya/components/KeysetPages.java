package dev.atalaya.components;

import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns positions into keys: remembers the row before the start of each page that was read. */
final class KeysetPages<T, S extends Enum<S>> implements Serializable {

    /** Rows, at most, of one read. */
    static final int MOST = 500;

    private final KeysetSource<T, S> source;
    private final int pageSize;
    private final TreeMap<Integer, T> rowBefore = new TreeMap<>();

    private @Nullable KeysetOrder<S> order;

    KeysetPages(KeysetSource<T, S> source, int pageSize) {
        this.source = source;
        this.pageSize = pageSize;
    }

    void forget() {
        rowBefore.clear();
    }

    /** The last position worth asking for: a reader cannot scroll further than this past what was read. */
    int reach() {
        return (rowBefore.isEmpty() ? 0 : rowBefore.lastKey()) + MOST;
    }

    List<T> page(KeysetOrder<S> wanted, int offset, int limit) {
        if (!wanted.equals(order)) {
            forget();
            order = wanted;
        }
        var start = rowBefore.floorEntry(offset);
        var from = start == null ? 0 : start.getKey();
        var after = start == null ? null : start.getValue();
        if (offset - from > MOST) {
            return List.of();
        }
        if (offset > from) {
            var skipped = read(wanted, from, after, offset - from);
            if (skipped.size() < offset - from) {
                return List.of();
            }
            after = skipped.getLast();
        }
        return read(wanted, offset, after, Math.min(limit, MOST));
    }

    private List<T> read(KeysetOrder<S> wanted, int from, @Nullable T after, int limit) {
        var rows = source.fetch(wanted, after, limit);
        for (var end = pageSize; end < rows.size(); end += pageSize) {
            rowBefore.put(from + end, rows.get(end - 1));
        }
        if (!rows.isEmpty()) {
            rowBefore.put(from + rows.size(), rows.getLast());
        }
        return rows;
    }
}
