package dev.atalaya.access.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.GrantOrder;
import dev.atalaya.access.GrantRow;
import dev.atalaya.components.DownloadLink;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.exports.CsvColumn;
import dev.atalaya.exports.CsvExport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of grants as a file, narrowed as on the page. */
class GrantExport {

    private static final KeysetOrder<GrantOrder> NEWEST = new KeysetOrder<>(GrantOrder.GRANTED_AT, true);

    private final AccessService access;
    private final CsvExport csv;
    private final Locale locale;
    private final GrantText text;

    GrantExport(AccessService access, CsvExport csv, Locale locale) {
        this.access = access;
        this.csv = csv;
        this.locale = locale;
        this.text = new GrantText(locale);
    }

    DownloadLink link(AccessAddress address) {
        var filter = address.grants();
        var described = address.query().getParameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(" ", entry.getValue())));
        return new DownloadLink(
                translate("access.export"),
                "access.csv",
                "text/csv",
                out -> csv.write(
                        "access", described, columns(), (last, most) -> access.list(filter, NEWEST, last, most), out));
    }

    private List<CsvColumn<GrantRow>> columns() {
        return List.of(
                column("access.column.holder", GrantRow::holderName),
                column(
                        "access.column.kind",
                        row -> translate(row.holder().role() == null ? "access.kind.user" : "access.kind.role")),
                column("access.column.agent", row -> text.agent(row.agentName())),
                column("access.level", row -> text.level(row.level())),
                column("access.column.by", GrantRow::grantedBy),
                column("access.reason", GrantRow::reason),
                column("access.column.at", GrantRow::grantedAt),
                column("access.column.end", GrantRow::until));
    }

    private CsvColumn<GrantRow> column(String key, Function<GrantRow, @Nullable Object> cell) {
        return new CsvColumn<>(translate(key), cell);
    }

    private String translate(String key) {
        return I18NProvider.translate(locale, key);
    }
}
