package dev.atalaya.migrations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.Figure;
import dev.atalaya.components.Formats;
import dev.atalaya.components.HomeCard;
import dev.atalaya.migrations.MigrationService;
import dev.atalaya.security.Permissions;

/** The version that the schema is at, what waits and what is wrong. */
@org.springframework.stereotype.Component
class MigrationsCard implements HomeCard {

    private final MigrationService migrations;

    MigrationsCard(MigrationService migrations) {
        this.migrations = migrations;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String permission() {
        return Permissions.MIGRATIONS_READ;
    }

    @Override
    public String title() {
        return "migrations.title";
    }

    @Override
    public String path() {
        return "migrations";
    }

    @Override
    public Component content() {
        var report = migrations.report();
        var version = report.current().map(row -> String.valueOf(row.version())).orElse("–");
        return Figure.row(
                new Figure(version, I18NProvider.translate("migrations.card.version")),
                new Figure(number(report.waiting().size()), I18NProvider.translate("migrations.card.waiting")),
                new Figure(number(report.problems().size()), I18NProvider.translate("migrations.card.problems")));
    }

    private static String number(int count) {
        return Formats.current().number(count);
    }
}
