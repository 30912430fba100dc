package dev.atalaya.migrations.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.Command;
import dev.atalaya.components.CommandSource;
import dev.atalaya.components.Folded;
import dev.atalaya.migrations.MigrationService;
import dev.atalaya.security.Permissions;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Versions of the schema by number or by what they say. */
@Component
class VersionCommands implements CommandSource {

    private final MigrationService migrations;

    VersionCommands(MigrationService migrations) {
        this.migrations = migrations;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String permission() {
        return Permissions.MIGRATIONS_READ;
    }

    @Override
    public List<Command> find(String text) {
        var kind = I18NProvider.translate("migrations.command");
        return migrations.report().rows().stream()
                .filter(row -> Folded.contains(row.address() + " " + row.description(), text))
                .limit(MOST)
                .map(row -> Command.place(
                        VaadinIcon.ROAD_BRANCHES,
                        kind,
                        row.description(),
                        Objects.requireNonNullElse(row.version(), ""),
                        "migrations/" + row.address()))
                .toList();
    }
}
