package dev.atalaya.migrations.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
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

    private static final String STATE = "<span class='at-badge at-badge-${item.shape} at-tone-${item.tone}'"
            + " title=${item.cause}><span class='at-badge-mark' aria-hidden='true'></span><span>${item.state}</span></span>";

    private static final String VERSION =
            "<a class='at-mono' router-link href=${item.path} aria-label=${item.name}>${item.version}</a>";

    private static final String WHEN =
            "<time class='at-time' datetime=${item.iso} title=${item.exact}>${item.ago}</time>";

    private static final String CHECKSUM = "<span class='at-mono'>${item.checksum}</span>";

    private final Clock clock;
    private final Formats formats = Formats.current();
    private final List<Column<MigrationRow>> wide;

    VersionGrid(Clock clock) {
        super();
        this.clock = clock;
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        addClassName("at-versions");
        addColumn(state())
                .setHeader(getTranslation("migrations.state"))
                .setComparator(Comparator.comparing(MigrationRow::state))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(version())
                .setHeader(getTranslation("migrations.version"))
                .setComparator(Comparator.comparing(MigrationRow::address))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(MigrationRow::description)
                .setHeader(getTranslation("migrations.description"))
                .setSortable(true)
                .setFlexGrow(1);
        wide = List.of(
                addColumn(when())
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
                addColumn(LitRenderer.<MigrationRow>of(CHECKSUM)
                                .withProperty("checksum", row -> row.checksum() == null ? "" : hex(row.checksum())))
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

    private LitRenderer<MigrationRow> state() {
        return LitRenderer.<MigrationRow>of(STATE)
                .withProperty(
                        "shape", row -> StateBadge.shape(row.state().severity()).word())
                .withProperty(
                        "tone", row -> StateBadge.tone(row.state().severity()).word())
                .withProperty("state", row -> getTranslation(StateBadge.key(row.state())))
                .withProperty("cause", row -> getTranslation(StateBadge.key(row.state()) + ".cause"));
    }

    private static LitRenderer<MigrationRow> version() {
        return LitRenderer.<MigrationRow>of(VERSION)
                .withProperty("path", row -> "migrations/" + row.address())
                .withProperty("name", row -> row.version() == null ? row.script() : row.version())
                .withProperty("version", row -> row.version() == null ? "R" : row.version());
    }

    private LitRenderer<MigrationRow> when() {
        return LitRenderer.<MigrationRow>of(WHEN)
                .withProperty(
                        "iso",
                        row -> row.installedAt() == null
                                ? ""
                                : row.installedAt().toString())
                .withProperty("exact", row -> row.installedAt() == null ? "" : formats.exact(row.installedAt()))
                .withProperty(
                        "ago",
                        row -> row.installedAt() == null ? "" : formats.relative(row.installedAt(), clock.instant()));
    }

    private String took(MigrationRow row) {
        return row.took() == null ? "" : formats.duration(row.took());
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
