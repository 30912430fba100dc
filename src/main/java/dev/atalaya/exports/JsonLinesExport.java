package dev.atalaya.exports;

import dev.atalaya.components.ExportProgress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a list as one JSON object a line (UTF-8), page by page; what is null is left out. */
@Component
public class JsonLinesExport {

    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    JsonLinesExport(JsonMapper json, ApplicationEventPublisher events) {
        this.json = json;
        this.events = events;
    }

    /** As {@link CsvExport#write}, with the fields of each object by name. */
    public <T> void write(
            String list,
            Map<String, String> filter,
            Map<String, Function<T, @Nullable Object>> fields,
            BiFunction<@Nullable T, Integer, List<T>> pages,
            ExportProgress progress,
            OutputStream out) {
        events.publishEvent(new ListExported(list, filter));
        rows(fields, RowPages.behind(pages), progress, out);
    }

    /**
     * The same where the caller has recorded it.
     *
     * @param next the rows that follow; none where there are no more
     */
    public <T> void rows(
            Map<String, Function<T, @Nullable Object>> fields,
            Supplier<List<T>> next,
            ExportProgress progress,
            OutputStream out) {
        try {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            RowPages.each(
                    next,
                    progress,
                    row -> {
                        writer.write(json.writeValueAsString(object(fields, row)));
                        writer.write('\n');
                    },
                    writer::flush);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Map<String, Object> object(Map<String, Function<T, @Nullable Object>> fields, T row) {
        var object = new LinkedHashMap<String, Object>();
        fields.forEach((name, field) -> {
            var value = field.apply(row);
            if (value != null) {
                object.put(name, value);
            }
        });
        return object;
    }
}
