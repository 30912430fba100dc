package dev.atalaya.agents.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableSupplier;
import dev.atalaya.agents.AgentFilter;
import dev.atalaya.agents.AgentKind;
import dev.atalaya.agents.AgentRow;
import dev.atalaya.agents.AgentService;
import dev.atalaya.agents.AgentStatus;
import dev.atalaya.components.DownloadLink;
import dev.atalaya.exports.CsvColumn;
import dev.atalaya.exports.CsvExport;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The list of agents as it is filtered, as a file; of agents out of scope without their conversations. */
class AgentsExport extends DownloadLink {

    AgentsExport(CsvExport csv, AgentService agents, SerializableSupplier<AgentFilter> filter) {
        this(csv, agents, filter, columns());
    }

    private AgentsExport(
            CsvExport csv,
            AgentService agents,
            SerializableSupplier<AgentFilter> filter,
            List<CsvColumn<AgentRow>> columns) {
        super(
                UI.getCurrent().getTranslation("agents.export"),
                "agents.csv",
                "text/csv; charset=utf-8",
                out -> csv.write(
                        AgentAddress.PATH,
                        AgentAddress.parameters(filter.get()),
                        columns,
                        (after, limit) -> agents.list(filter.get(), AgentGrid.USUAL, after, limit),
                        out));
    }

    // Asked for while the page is made: the file is written without one.
    private static List<CsvColumn<AgentRow>> columns() {
        var ui = UI.getCurrent();
        var kinds = new EnumMap<AgentKind, String>(AgentKind.class);
        Arrays.stream(AgentKind.values()).forEach(kind -> kinds.put(kind, ui.getTranslation(AgentText.key(kind))));
        var statuses = new EnumMap<AgentStatus, String>(AgentStatus.class);
        Arrays.stream(AgentStatus.values())
                .forEach(status -> statuses.put(status, ui.getTranslation(AgentText.key(status))));
        return List.of(
                column("agents.name", AgentRow::name),
                column("agents.slug", AgentRow::slug),
                column("agents.status", row -> statuses.get(row.status())),
                column("agents.phone", AgentRow::phone),
                column("agents.kind", row -> kinds.get(row.kind())),
                column("agents.language", AgentRow::language),
                column("agents.conversations", AgentsExport::conversations),
                column("agents.last", AgentRow::lastMessageAt));
    }

    private static @Nullable Object conversations(AgentRow row) {
        if (!row.inScope()) {
            return null;
        }
        return row.conversations() >= AgentService.MANY_IN_LIST
                ? (AgentService.MANY_IN_LIST - 1) + "+"
                : row.conversations();
    }

    private static CsvColumn<AgentRow> column(String heading, Function<AgentRow, @Nullable Object> cell) {
        return new CsvColumn<>(UI.getCurrent().getTranslation(heading), cell);
    }
}
