package dev.atalaya.migrations.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.Formats;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.migrations.MigrationService;
import dev.atalaya.migrations.Problem;
import dev.atalaya.migrations.SchemaReport;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;

@Route("migrations")
@Menu(order = 30, title = "migrations.title", icon = "vaadin:road-branches")
@RolesAllowed(Permissions.MIGRATIONS_READ)
class MigrationsView extends Main implements HasDynamicTitle, BeforeEnterObserver {

    private final MigrationService migrations;
    private final ViewHeader header = new ViewHeader(getTranslation("migrations.title"));
    private final UnorderedList problems = new UnorderedList();
    private final VersionFilter filter = new VersionFilter();
    private final VersionGrid grid;

    MigrationsView(MigrationService migrations, Clock clock) {
        this.migrations = migrations;
        grid = new VersionGrid(clock);
        problems.addClassName("at-migrations-problems");
        addClassNames("at-view", "at-migrations");
        add(header, problems, filter, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var report = migrations.report();
        header.setLine(summary(report));
        show(report.problems());
        filter.read(event.getLocation().getQueryParameters());
        grid.show(report.rows().stream().filter(filter::matches).toList(), filter.isSet(), filter::clear);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("migrations.title");
    }

    private String summary(SchemaReport report) {
        var formats = Formats.current();
        var at = report.current()
                .map(row -> getTranslation("migrations.summary.at", row.address()))
                .orElseGet(() -> getTranslation("migrations.summary.empty"));
        var waiting = report.waiting().isEmpty()
                ? getTranslation("migrations.summary.nothing_waits")
                : getTranslation("migrations.summary.waiting", report.waiting().size());
        var verdict = report.problems().isEmpty()
                ? getTranslation("migrations.summary.valid")
                : getTranslation(
                        "migrations.summary.problems",
                        formats.number(report.problems().size()));
        return String.join(" · ", at, waiting, verdict);
    }

    private void show(List<Problem> found) {
        problems.removeAll();
        problems.setVisible(!found.isEmpty());
        found.forEach(problem -> problems.add(new ListItem(ProblemText.of(this, problem))));
    }
}
