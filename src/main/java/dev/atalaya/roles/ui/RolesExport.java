package dev.atalaya.roles.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableSupplier;
import dev.atalaya.components.DownloadLink;
import dev.atalaya.exports.CsvColumn;
import dev.atalaya.exports.CsvExport;
import dev.atalaya.roles.RoleRow;
import dev.atalaya.roles.RoleService;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The list of roles as it is filtered, as a file. */
class RolesExport extends DownloadLink {

    RolesExport(CsvExport csv, RoleService roles, SerializableSupplier<String> text) {
        this(csv, roles, text, columns());
    }

    private RolesExport(
            CsvExport csv, RoleService roles, SerializableSupplier<String> text, List<CsvColumn<RoleRow>> columns) {
        super(
                UI.getCurrent().getTranslation("roles.export"),
                "roles.csv",
                "text/csv; charset=utf-8",
                out -> csv.write(
                        "roles",
                        text.get().isEmpty() ? Map.of() : Map.of(RolesView.TEXT, text.get()),
                        columns,
                        (after, limit) -> roles.list(text.get(), RoleGrid.USUAL, after, limit),
                        out));
    }

    private static List<CsvColumn<RoleRow>> columns() {
        var ui = UI.getCurrent();
        var all = ui.getTranslation("roles.agents.all");
        var system = ui.getTranslation("roles.system");
        return List.of(
                column("roles.name", RoleRow::name),
                column("roles.code", RoleRow::code),
                column("roles.kind", row -> row.system() ? system : ""),
                column("roles.permissions", RoleRow::permissions),
                column("roles.holders", RoleRow::holders),
                column("roles.agents", row -> row.everyAgent() ? all : row.agents()));
    }

    private static CsvColumn<RoleRow> column(String heading, Function<RoleRow, @Nullable Object> cell) {
        return new CsvColumn<>(UI.getCurrent().getTranslation(heading), cell);
    }
}
