package dev.atalaya.conversations.transcript.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.ExportProgress;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.transcript.TranscriptEntry;
import dev.atalaya.conversations.transcript.TranscriptReader;
import dev.atalaya.exports.CsvColumn;
import dev.atalaya.shared.ConversationId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A conversation as lines, for the page to be printed and for files; each is recorded and read part by part. */
class TranscriptFiles {

    private final TranscriptTools tools;
    private final Locale locale;
    private final Formats formats;

    TranscriptFiles(TranscriptTools tools, Locale locale, Formats formats) {
        this.tools = tools;
        this.locale = locale;
        this.formats = formats;
    }

    /** What the page shows: an object a line in the reader's words. Opening the page was recorded. */
    void page(ConversationId id, boolean notes, OutputStream out) {
        var fields = new LinkedHashMap<String, Function<TranscriptEntry, @Nullable Object>>();
        fields.put("day", entry -> formats.date(entry.at()));
        fields.put("time", entry -> formats.time(entry.at()));
        fields.put("kind", entry -> entry.note() ? "note" : entry.author());
        fields.put("who", this::who);
        fields.put("text", entry -> entry.text().isEmpty() ? typed(entry) : entry.text());
        fields.put("marks", this::marks);
        tools.json().rows(fields, reader(id, notes)::next, new ExportProgress(), out);
    }

    void jsonl(ConversationId id, boolean notes, OutputStream out) {
        if (begins(id, "jsonl", notes)) {
            tools.json().rows(fields(), reader(id, notes)::next, new ExportProgress(), out);
        }
    }

    void csv(ConversationId id, boolean notes, OutputStream out) {
        if (begins(id, "csv", notes)) {
            var columns = fields().entrySet().stream()
                    .map(field -> new CsvColumn<>(
                            translate("conversations.transcript.column." + field.getKey()), field.getValue()))
                    .toList();
            tools.csv().rows(columns, reader(id, notes)::next, new ExportProgress(), out);
        }
    }

    void text(ConversationId id, boolean notes, OutputStream out) {
        if (!begins(id, "text", notes)) {
            return;
        }
        var reader = reader(id, notes);
        try {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            for (var part = reader.next(); !part.isEmpty(); part = reader.next()) {
                for (var entry : part) {
                    writer.write(line(entry));
                    writer.write('\n');
                }
                writer.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean begins(ConversationId id, String format, boolean notes) {
        return tools.transcripts().begin(id, format, notes).isPresent();
    }

    private TranscriptReader reader(ConversationId id, boolean notes) {
        return new TranscriptReader(tools.transcripts(), id, notes);
    }

    private String line(TranscriptEntry entry) {
        var marks = marks(entry);
        var text = entry.text().isEmpty() ? typed(entry) : entry.text();
        return "[" + formats.date(entry.at()) + " " + formats.time(entry.at()) + "] " + who(entry) + ": "
                + text.replace("\n", "\n    ") + (marks == null ? "" : " (" + marks + ")");
    }

    private String who(TranscriptEntry entry) {
        if (entry.note()) {
            return translate("conversations.transcript.note", String.valueOf(entry.name()));
        }
        var kind = translate("conversations.author." + entry.author());
        return entry.name() == null || entry.name().isBlank() ? kind : kind + " \u00b7 " + entry.name();
    }

    private @Nullable String marks(TranscriptEntry entry) {
        var marks = Stream.of(
                        entry.editedAt() == null ? "" : translate("conversations.transcript.edited"),
                        entry.deletedAt() == null ? "" : translate("conversations.transcript.deleted"),
                        "failed".equals(entry.delivery()) ? translate("conversations.delivery.failed") : "")
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining(", "));
        return marks.isEmpty() ? null : marks;
    }

    private String typed(TranscriptEntry entry) {
        return "[" + translate("conversations.type." + entry.type()) + "]";
    }

    private static Map<String, Function<TranscriptEntry, @Nullable Object>> fields() {
        var fields = new LinkedHashMap<String, Function<TranscriptEntry, @Nullable Object>>();
        fields.put("at", entry -> entry.at().toString());
        fields.put("kind", entry -> entry.note() ? "note" : "message");
        fields.put("author", TranscriptEntry::author);
        fields.put("name", TranscriptEntry::name);
        fields.put("type", TranscriptEntry::type);
        fields.put("text", TranscriptEntry::text);
        fields.put("delivery", TranscriptEntry::delivery);
        fields.put("edited_at", entry -> string(entry.editedAt()));
        fields.put("deleted_at", entry -> string(entry.deletedAt()));
        return fields;
    }

    private static @Nullable String string(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private String translate(String key, Object... parameters) {
        return I18NProvider.translate(locale, key, parameters);
    }
}
