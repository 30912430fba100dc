package dev.atalaya.conversations.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.aisessions.ConversationCosts;
import dev.atalaya.aisessions.Cost;
import dev.atalaya.components.ExportDialog;
import dev.atalaya.components.ExportProgress;
import dev.atalaya.conversations.ConversationExports;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.ExportedConversation;
import dev.atalaya.exports.CsvColumn;
import dev.atalaya.exports.CsvExport;
import dev.atalaya.exports.JsonLinesExport;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list as a file, narrowed and sorted as on the page; money in whole units, beside its currency. */
class ConversationExport {

    private final ConversationExports conversations;
    private final CsvExport csv;
    private final JsonLinesExport json;
    private final Locale locale;
    private final ZoneId zone;

    ConversationExport(ExportTools tools, Locale locale, ZoneId zone) {
        conversations = tools.conversations();
        csv = tools.csv();
        json = tools.json();
        this.locale = locale;
        this.zone = zone;
    }

    /** @param found how many there are, as far as they were counted */
    ExportDialog dialog(ConversationAddress address, int found) {
        var more = found >= ConversationService.MANY;
        return new ExportDialog(
                translate("conversations.export.title"),
                translate("conversations.export.what"),
                more ? found - 1 : found,
                more,
                List.of(
                        new ExportDialog.Format(
                                translate("conversations.export.csv"),
                                "conversations.csv",
                                "text/csv",
                                (out, progress) -> writeCsv(address, progress, out)),
                        new ExportDialog.Format(
                                translate("conversations.export.jsonl"),
                                "conversations.jsonl",
                                "application/jsonl",
                                (out, progress) -> writeJson(address, progress, out))));
    }

    void writeCsv(ConversationAddress address, ExportProgress progress, OutputStream out) {
        var columns = fields().entrySet().stream()
                .map(field -> new CsvColumn<>(translate("conversations.export." + field.getKey()), field.getValue()))
                .toList();
        csv.write(ConversationAddress.PATH, described(address, "csv"), columns, pages(address), progress, out);
    }

    void writeJson(ConversationAddress address, ExportProgress progress, OutputStream out) {
        json.write(ConversationAddress.PATH, described(address, "jsonl"), fields(), pages(address), progress, out);
    }

    private BiFunction<@Nullable ExportedConversation, Integer, List<ExportedConversation>> pages(
            ConversationAddress address) {
        return (last, most) -> conversations.list(address.filter(zone), address.order(), last, most);
    }

    private static Map<String, String> described(ConversationAddress address, String format) {
        var described = address.query().getParameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(" ", entry.getValue())));
        described.put("format", format);
        return described;
    }

    private Map<String, Function<ExportedConversation, @Nullable Object>> fields() {
        var fields = new LinkedHashMap<String, Function<ExportedConversation, @Nullable Object>>();
        fields.put("id", one -> one.row().id().value());
        fields.put("external_id", ExportedConversation::externalId);
        fields.put("agent", one -> one.row().agentName());
        fields.put(
                "contact",
                one -> one.row().isErased()
                        ? translate("contacts.erased.name")
                        : one.row().contactName());
        fields.put("phone", one -> one.row().isErased() ? null : one.row().contactPhone());
        fields.put("status", one -> one.row().status().column());
        fields.put("priority", one -> one.row().priority().column());
        fields.put("assignee", one -> one.row().assignee());
        fields.put(
                "labels",
                one -> one.row().labels().stream()
                        .map(ConversationRow.Label::name)
                        .collect(Collectors.joining(", ")));
        fields.put("created_at", one -> one.row().createdAt().toString());
        fields.put("last_message_at", one -> one.row().lastMessageAt().toString());
        fields.put("first_response_seconds", ExportedConversation::firstResponseSeconds);
        fields.put("messages_in", ExportedConversation::inbound);
        fields.put("messages_out", ExportedConversation::outbound);
        fields.put(
                "ai_sessions", one -> one.costs() == null ? null : one.costs().sessions());
        fields.put(
                "cost",
                one -> costs(
                        one.costs(),
                        cost -> BigDecimal.valueOf(cost.micros(), 6).toPlainString()));
        fields.put("currency", one -> costs(one.costs(), Cost::currency));
        return fields;
    }

    /** Those of several currencies in one order. */
    private static @Nullable String costs(@Nullable ConversationCosts all, Function<Cost, String> part) {
        return all == null || all.costs().isEmpty()
                ? null
                : all.costs().stream().map(part).collect(Collectors.joining("; "));
    }

    private String translate(String key) {
        return I18NProvider.translate(locale, key);
    }
}
