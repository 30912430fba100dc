package dev.atalaya.aisessions.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.Cost;
import dev.atalaya.aisessions.SessionRow;
import dev.atalaya.components.DownloadLink;
import dev.atalaya.exports.CsvColumn;
import dev.atalaya.exports.CsvExport;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The list as a file, narrowed and sorted as on the page; money in whole units, beside its currency. */
class SessionExport {

    private final AiSessionService sessions;
    private final CsvExport csv;
    private final Locale locale;
    private final ZoneId zone;

    SessionExport(AiSessionService sessions, CsvExport csv, Locale locale, ZoneId zone) {
        this.sessions = sessions;
        this.csv = csv;
        this.locale = locale;
        this.zone = zone;
    }

    DownloadLink link(SessionAddress address) {
        return new DownloadLink(
                translate("aisessions.export"), "ai-sessions.csv", "text/csv", out -> write(address, out));
    }

    void write(SessionAddress address, OutputStream out) {
        csv.write(
                SessionAddress.PATH,
                address.parameters(),
                columns(),
                (last, most) -> sessions.list(address.filter(zone), address.order(), last, most),
                out);
    }

    private List<CsvColumn<SessionRow>> columns() {
        return List.of(
                column("id", SessionRow::id),
                column("started", SessionRow::startedAt),
                column("model", SessionRow::model),
                column("agent", SessionRow::agentName),
                column("contact", SessionRow::contact),
                column("conversation", row -> row.conversation().value()),
                column("turns", SessionRow::turns),
                column("errors", SessionRow::errors),
                column("tokens_in", SessionRow::tokensIn),
                column("tokens_cached", SessionRow::tokensCached),
                column("tokens_out", SessionRow::tokensOut),
                column(
                        "cost",
                        row -> of(
                                row.cost(),
                                cost -> BigDecimal.valueOf(cost.micros(), 6).toPlainString())),
                column("currency", row -> of(row.cost(), Cost::currency)),
                column(
                        "cost_from",
                        row -> translate(
                                row.cost() == null
                                        ? "aisessions.cost.none"
                                        : row.cost().computed()
                                                ? "aisessions.cost.computed"
                                                : "aisessions.cost.reported")),
                column("latency_ms", SessionRow::latencyMs),
                column("outcome", row -> translate(SessionText.key(row.outcome()))),
                column("score", SessionRow::score));
    }

    private static @Nullable Object of(@Nullable Cost cost, Function<Cost, Object> value) {
        return cost == null ? null : value.apply(cost);
    }

    private CsvColumn<SessionRow> column(String name, Function<SessionRow, @Nullable Object> cell) {
        return new CsvColumn<>(translate("aisessions.column." + name), cell);
    }

    private String translate(String key) {
        return I18NProvider.translate(locale, key);
    }
}
