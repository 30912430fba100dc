package dev.atalaya.exports;

import dev.atalaya.components.ExportProgress;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a list page by page, so that its length costs no memory, until it ends or nobody wants it any more. */
final class RowPages {

    private RowPages() {}

    /** Those after a row, or the first ones, at most so many. */
    static <T> Supplier<List<T>> behind(BiFunction<@Nullable T, Integer, List<T>> pages) {
        return new Supplier<>() {
            private @Nullable T last;
            private boolean ended;

            @Override
            public List<T> get() {
                if (ended) {
                    return List.of();
                }
                var page = pages.apply(last, CsvExport.PAGE);
                ended = page.size() < CsvExport.PAGE;
                last = page.isEmpty() ? last : page.getLast();
                return page;
            }
        };
    }

    /** @param next the rows that follow; none where there are no more */
    static <T> void each(Supplier<List<T>> next, ExportProgress progress, Row<T> row, Flush flush) throws IOException {
        progress.begin();
        for (var page = next.get(); !page.isEmpty() && !progress.isCancelled(); page = next.get()) {
            for (var one : page) {
                row.write(one);
            }
            flush.flush();
            progress.add(page.size());
        }
        flush.flush();
        if (!progress.isCancelled()) {
            progress.finish();
        }
    }

    @FunctionalInterface
    interface Row<T> {
        void write(T row) throws IOException;
    }

    @FunctionalInterface
    interface Flush {
        void flush() throws IOException;
    }
}
