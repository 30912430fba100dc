package dev.atalaya.migrations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import dev.atalaya.components.Formats;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.migrations.MigrationDetails;
import dev.atalaya.migrations.MigrationRow;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All there is to know of one script: its state and what to do, each run, its plan, its text and its rollback. */
class MigrationPage extends Div {

    /** The fields of a header that have a translated name. */
    private static final Set<String> FIELDS =
            Set.of("purpose", "touches", "owner", "risk", "estimate", "window", "rollback", "recovery", "health");

    private final Formats formats = Formats.current();

    MigrationPage(MigrationDetails details) {
        addClassName("at-migration-page");
        var newest = details.newest();
        var back = new RouterLink(getTranslation("migrations.back"), MigrationsView.class);
        back.addClassName("at-migration-back");
        add(back, new ViewHeader(newest.address() + " · " + newest.description(), new StateBadge(newest.state())));
        add(verdict(details));
        var facts = new Div(run(details), plan(details));
        facts.addClassName("at-migration-facts");
        add(facts);
        add(text("migrations.sql", "migrations.sql.missing", details.sql()));
        if (newest.version() != null) {
            add(text("migrations.undo", "migrations.undo.missing", details.undo()));
        }
        if (details.rows().size() > 1) {
            add(runs(details));
        }
    }

    private Component verdict(MigrationDetails details) {
        var key = StateBadge.key(details.newest().state());
        var verdict =
                new Div(new Paragraph(getTranslation(key + ".cause")), new Paragraph(getTranslation(key + ".next")));
        verdict.addClassNames("at-card", "at-migration-verdict");
        details.problems().forEach(problem -> verdict.add(new Paragraph(ProblemText.of(this, problem))));
        return verdict;
    }

    private Component run(MigrationDetails details) {
        var row = details.newest();
        var facts = new DescriptionList();
        fact(facts, "migrations.script", mono(row.script()));
        if (row.rank() != null) {
            fact(facts, "migrations.rank", new Span(formats.number(row.rank())));
        }
        if (row.installedAt() != null) {
            fact(facts, "migrations.when", new Span(formats.exact(row.installedAt())));
        }
        if (row.installedBy() != null) {
            fact(facts, "migrations.by", mono(row.installedBy()));
        }
        if (row.took() != null) {
            fact(facts, "migrations.took", new Span(formats.duration(row.took())));
        }
        if (row.checksum() != null) {
            fact(facts, "migrations.checksum.applied", mono(VersionGrid.hex(row.checksum())));
        }
        if (details.fileChecksum() != null) {
            fact(facts, "migrations.checksum.file", mono(VersionGrid.hex(details.fileChecksum())));
        }
        if (details.sha256() != null) {
            fact(facts, "migrations.sha256", mono(details.sha256()));
        }
        return section("migrations.run", facts);
    }

    private Component plan(MigrationDetails details) {
        var fields = new DescriptionList();
        details.header().forEach((name, value) -> {
            if (FIELDS.contains(name)) {
                fact(fields, "migrations.field." + name, new Span(value));
            }
        });
        return section(
                "migrations.plan",
                details.header().isEmpty() ? new Paragraph(getTranslation("migrations.plan.missing")) : fields);
    }

    private Component text(String title, String missing, @Nullable String sql) {
        return section(
                title, sql == null ? new Paragraph(getTranslation(missing)) : new SqlBlock(sql, getTranslation(title)));
    }

    private Component runs(MigrationDetails details) {
        var list = new UnorderedList();
        details.rows().stream().map(this::line).forEach(list::add);
        return section("migrations.runs", list);
    }

    private ListItem line(MigrationRow row) {
        var at = row.installedAt() == null ? "" : formats.exact(row.installedAt());
        return new ListItem(new StateBadge(row.state()), new Span(" " + at));
    }

    private Section section(String title, Component content) {
        var section = new Section(new H2(getTranslation(title)), content);
        section.addClassName("at-section");
        return section;
    }

    private void fact(DescriptionList facts, String name, Component value) {
        facts.add(new DescriptionList.Term(getTranslation(name)), new DescriptionList.Description(value));
    }

    private static Span mono(String text) {
        var span = new Span(text);
        span.addClassName("at-mono");
        return span;
    }
}
