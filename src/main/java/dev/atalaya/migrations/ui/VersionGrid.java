package dev.atalaya.migrations.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
import dev.atalaya.components.RelativeTime;
import dev.atalaya.migrations.MigrationRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The versions, newest first; a row opens its page. */
class VersionGrid extends Grid<MigrationRow> {

    /** Below this width, in pixels, only what tells versions apart is shown. */
    private static final int PHONE = 700;

    private final Clock clock;
    private final Formats formats = Formats.current();
    private final List<Column<MigrationRow>> wide;

    VersionGrid(Clock clock) {
        super();
        this.clock = clock;
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        addClassName("at-versions");
        addComponentColumn(row -> new StateBadge(row.state()))
                .setHeader(getTranslation("migrations.state"))
                .setComparator(Comparator.comparing(MigrationRow::state))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addComponentColumn(VersionGrid::link)
                .setHeader(getTranslation("migrations.version"))
                .setComparator(Comparator.comparing(MigrationRow::address))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(MigrationRow::description)
                .setHeader(getTranslation("migrations.description"))
                .setSortable(true)
                .setFlexGrow(1);
        wide = List.of(
                addComponentColumn(this::when)
                        .setHeader(getTranslation("migrations.when"))
                        .setComparator(Comparator.comparing(
                                row -> row.installedAt() == null ? Instant.MAX : row.installedAt()))
                        .setAutoWidth(true)
                        .setFlexGrow(0),
                addColumn(MigrationRow::installedBy)
                        .setHeader(getTranslation("migrations.by"))
                        .setSortable(true)
                        .setAutoWidth(true)
                        .setFlexGrow(0),
                addColumn(this::took)
                        .setHeader(getTranslation("migrations.took"))
                        .setComparator(Comparator.comparing(row -> row.took() == null ? Duration.ZERO : row.took()))
                        .setAutoWidth(true)
                        .setFlexGrow(0),
                addComponentColumn(VersionGrid::checksum)
                        .setHeader(getTranslation("migrations.checksum"))
                        .setAutoWidth(true)
                        .setFlexGrow(0));
        addItemClickListener(click -> open(click.getItem()));
    }

    void show(List<MigrationRow> rows, boolean narrowed, Runnable clear) {
        setItems(rows);
        getListDataView().setIdentifierProvider(MigrationRow::key);
        setEmptyStateComponent(narrowed ? nothingFound(clear) : nothingThere());
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        var page = attach.getUI().getPage();
        fit(page.getExtendedClientDetails().getWindowInnerWidth());
        var resizing = page.addBrowserWindowResizeListener(resize -> fit(resize.getWidth()));
        addDetachListener(detach -> resizing.remove());
    }

    /** CRC32 as eight hexadecimal digits. */
    static String hex(int checksum) {
        return HexFormat.of().toHexDigits(checksum);
    }

    private void fit(int width) {
        wide.forEach(column -> column.setVisible(width <= 0 || width >= PHONE));
    }

    private void open(MigrationRow row) {
        getUI().orElseGet(UI::getCurrent).navigate(MigrationView.class, MigrationView.at(row.address()));
    }

    private static Component link(MigrationRow row) {
        var link = new RouterLink(
                row.version() == null ? "R" : row.version(), MigrationView.class, MigrationView.at(row.address()));
        link.addClassName("at-mono");
        if (row.version() == null) {
            link.getElement().setAttribute("aria-label", row.script());
        }
        return link;
    }

    private Component when(MigrationRow row) {
        return row.installedAt() == null ? new Span() : new RelativeTime(row.installedAt(), clock);
    }

    private String took(MigrationRow row) {
        return row.took() == null ? "" : formats.duration(row.took());
    }

    private static Component checksum(MigrationRow row) {
        var text = new Span(row.checksum() == null ? "" : hex(row.checksum()));
        text.addClassName("at-mono");
        return text;
    }

    private Component nothingFound(Runnable clear) {
        return new EmptyState(
                VaadinIcon.SEARCH,
                getTranslation("migrations.none_found"),
                getTranslation("migrations.none_found.why"),
                new Button(getTranslation("migrations.filter.clear"), click -> clear.run()));
    }

    private Component nothingThere() {
        return new EmptyState(
                VaadinIcon.ROAD_BRANCHES, getTranslation("migrations.none"), getTranslation("migrations.none.why"));
    }
}
