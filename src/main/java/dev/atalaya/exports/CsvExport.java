package dev.atalaya.exports;

import dev.atalaya.components.ExportProgress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes a list as comma-separated values (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need), page by page,
 * so that its length costs no memory.
 */
@Component
public class CsvExport {

    /** Rows that are asked for at once. */
    public static final int PAGE = 500;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    /** A cell that begins with one of these is computed by a spreadsheet; the wide ones are what some of them fold. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final ApplicationEventPublisher events;

    CsvExport(ApplicationEventPublisher events) {
        this.events = events;
    }

    /**
     * That it is taken out is recorded before the first byte.
     *
     * @param list the name of the list, as in its address
     * @param filter what it is narrowed to, as in its address
     * @param pages the rows after a row, or the first ones, at most so many: the list's own service, which asks for its permission
     */
    public <T> void write(
            String list,
            Map<String, String> filter,
            List<CsvColumn<T>> columns,
            BiFunction<@Nullable T, Integer, List<T>> pages,
            OutputStream out) {
        write(list, filter, columns, pages, new ExportProgress(), out);
    }

    /** The same, telling how far it is, until it is cancelled. */
    public <T> void write(
            String list,
            Map<String, String> filter,
            List<CsvColumn<T>> columns,
            BiFunction<@Nullable T, Integer, List<T>> pages,
            ExportProgress progress,
            OutputStream out) {
        events.publishEvent(new ListExported(list, filter));
        rows(columns, RowPages.behind(pages), progress, out);
    }

    /**
     * The same where the caller has recorded it.
     *
     * @param next the rows that follow; none where there are no more
     */
    public <T> void rows(
            List<CsvColumn<T>> columns, Supplier<List<T>> next, ExportProgress progress, OutputStream out) {
        try {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write('\uFEFF');
            var csv = new CSVPrinter(writer, FORMAT);
            csv.printRecord(columns.stream().map(CsvColumn::heading).map(CsvExport::harmless));
            RowPages.each(
                    next,
                    progress,
                    row -> csv.printRecord(columns.stream().map(column -> cell(column, row))),
                    csv::flush);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> String cell(CsvColumn<T> column, T row) {
        var value = column.cell().apply(row);
        return value == null ? "" : harmless(value.toString());
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
