package dev.atalaya.access.ui;

import com.vaadin.flow.data.renderer.LitRenderer;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.GrantFilter;
import dev.atalaya.access.GrantOrder;
import dev.atalaya.access.GrantRow;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.ListSettings;
import java.io.Serializable;
import java.time.Clock;

/** Every grant, ended ones too, newest first. */
class GrantGrid extends KeysetGrid<GrantRow, GrantOrder> {

    private static final String HOLDER = """
            <span class="at-matrix-name">${item.holder}</span><span class="at-matrix-detail">${item.kind}</span>""";

    private static final String TIME = "<time datetime=${item.iso} title=${item.exact}>${item.words}</time>";

    private static final int PHONE = 600;
    private static final int TABLET = 1_000;

    private final Formats formats = Formats.current();
    private final GrantText text = new GrantText(getLocale());
    private final Narrowed narrowed;

    GrantGrid(AccessService access, ListSettings settings, Clock clock) {
        this(access, settings, clock, new Narrowed());
    }

    private GrantGrid(AccessService access, ListSettings settings, Clock clock, Narrowed narrowed) {
        super(
                new KeysetOrder<>(GrantOrder.GRANTED_AT, true),
                (order, after, limit) -> access.list(narrowed.to, order, after, limit));
        this.narrowed = narrowed;
        addClassName("at-grants");
        addLinkColumn(
                        HOLDER,
                        GrantGrid::path,
                        this::sentence,
                        link -> link.withProperty("holder", GrantRow::holderName)
                                .withProperty(
                                        "kind",
                                        row -> getTranslation(
                                                row.holder().role() == null ? "access.kind.user" : "access.kind.role")))
                .setHeader(getTranslation("access.column.holder"))
                .setFlexGrow(2);
        var agent = addColumn(row -> text.agent(row.agentName()))
                .setHeader(getTranslation("access.column.agent"))
                .setFlexGrow(2);
        var level = addColumn(row -> text.level(row.level()))
                .setHeader(getTranslation("access.level"))
                .setWidth("7rem")
                .setFlexGrow(0);
        var by = addColumn(row -> row.grantedBy() == null ? "" : row.grantedBy())
                .setHeader(getTranslation("access.column.by"))
                .setFlexGrow(1);
        var reason = addColumn(GrantRow::reason)
                .setHeader(getTranslation("access.reason"))
                .setTooltipGenerator(GrantRow::reason)
                .setFlexGrow(2);
        var end = addColumn(LitRenderer.<GrantRow>of(TIME)
                        .withProperty(
                                "iso",
                                row -> row.until() == null ? "" : row.until().toString())
                        .withProperty("exact", row -> row.until() == null ? "" : formats.exact(row.until()))
                        .withProperty("words", row -> end(row, clock)))
                .setHeader(getTranslation("access.column.end"))
                .setWidth("9rem")
                .setFlexGrow(0);
        var granted = addColumn(LitRenderer.<GrantRow>of(TIME)
                        .withProperty("iso", row -> row.grantedAt().toString())
                        .withProperty("exact", row -> formats.exact(row.grantedAt()))
                        .withProperty("words", row -> formats.relative(row.grantedAt(), clock.instant())))
                .setHeader(getTranslation("access.column.at"))
                .setWidth("8rem")
                .setFlexGrow(0);
        showFrom(PHONE, end);
        showFrom(TABLET, by, reason, granted);
        sortBy(granted, GrantOrder.GRANTED_AT);
        setOptional("agent", agent);
        setOptional("level", level);
        setOptional("by", by);
        setOptional("reason", reason);
        setOptional("end", end);
        setOptional("granted", granted);
        remember(settings, "grants");
    }

    void show(GrantFilter filter) {
        narrowed.to = filter;
        reload();
    }

    private String end(GrantRow row, Clock clock) {
        if (row.until() == null) {
            return getTranslation("access.never");
        }
        return row.inForce() ? formats.relative(row.until(), clock.instant()) : getTranslation("access.over");
    }

    private String sentence(GrantRow row) {
        return getTranslation(
                "access.sentence", row.holderName(), text.level(row.level()), text.agent(row.agentName()));
    }

    private static String path(GrantRow row) {
        return row.holder().user() == null
                ? "roles/" + row.holder().role()
                : "users/" + row.holder().user();
    }

    /** What the source of the rows reads, since it exists before the grid does. */
    private static final class Narrowed implements Serializable {
        private GrantFilter to = GrantFilter.ALL;
    }
}
