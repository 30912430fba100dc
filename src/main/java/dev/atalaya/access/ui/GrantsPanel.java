package dev.atalaya.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.GrantHolder;
import dev.atalaya.access.GrantRow;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The grants of one thing, with who gave them, why and until when; each is changed by a click and revoked by a button. */
class GrantsPanel extends Div {

    private final AccessService access;
    private final Clock clock;
    private final boolean mayGrant;
    private final Supplier<List<GrantRow>> source;
    private final Formats formats = Formats.current();
    private final GrantText text = new GrantText(getLocale());
    private final Grid<GrantRow> grid = new Grid<>();

    /** @param holder null on the page of an agent, where each row names its holder */
    GrantsPanel(
            AccessService access,
            Clock clock,
            boolean mayGrant,
            @Nullable GrantHolder holder,
            Supplier<List<GrantRow>> source) {
        this.access = access;
        this.clock = clock;
        this.mayGrant = mayGrant;
        this.source = source;
        addClassName("at-grants-panel");
        grid.addClassName("at-list");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        if (holder == null) {
            grid.addColumn(GrantRow::holderName)
                    .setHeader(getTranslation("access.column.holder"))
                    .setRowHeader(true)
                    .setFlexGrow(2);
        } else {
            grid.addColumn(row -> text.agent(row.agentName()))
                    .setHeader(getTranslation("access.column.agent"))
                    .setRowHeader(true)
                    .setFlexGrow(2);
        }
        grid.addColumn(row -> text.level(row.level()))
                .setHeader(getTranslation("access.level"))
                .setAutoWidth(true);
        grid.addColumn(this::way).setHeader(getTranslation("access.column.way")).setFlexGrow(2);
        grid.addColumn(text::origin)
                .setHeader(getTranslation("access.column.by"))
                .setFlexGrow(2);
        grid.addColumn(GrantRow::reason)
                .setHeader(getTranslation("access.reason"))
                .setTooltipGenerator(GrantRow::reason)
                .setFlexGrow(2);
        grid.addColumn(this::end).setHeader(getTranslation("access.column.end")).setAutoWidth(true);
        grid.addComponentColumn(row -> revokeButton(row, holder))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.KEY_O, getTranslation("access.reaching.none"), getTranslation("access.reaching.none.line")));
        add(grid);
        refresh();
    }

    private void refresh() {
        grid.setItems(source.get());
    }

    private String way(GrantRow row) {
        var way = row.holder().role() == null
                ? getTranslation("access.way.own")
                : getTranslation("access.way.role", row.holderName());
        return row.agent() == null ? way + " · " + text.agent(null) : way;
    }

    private String end(GrantRow row) {
        if (row.until() == null) {
            return getTranslation("access.never");
        }
        return row.inForce() ? formats.relative(row.until(), clock.instant()) : getTranslation("access.over");
    }

    private Button revokeButton(GrantRow row, @Nullable GrantHolder holder) {
        var button = new Button(getTranslation("access.revoke"), click -> revoke(row));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("access.revoke.what", row.holderName(), text.agent(row.agentName())));
        // A role's grant is revoked where the role is: here it would take it from everybody with the role.
        button.setVisible(mayGrant && (holder == null || row.holder().equals(holder)));
        return button;
    }

    private void revoke(GrantRow row) {
        Refusals.noted(() -> new DangerDialog(
                        getTranslation("access.revoke.title", row.holderName(), text.agent(row.agentName())),
                        getTranslation("access.revoke.act"),
                        row.holderName(),
                        new ImpactPanel(access.previewRevoke(row)),
                        reason -> revoke(row, reason))
                .open());
    }

    private void revoke(GrantRow row, String reason) {
        access.revoke(row.id(), row.version(), reason);
        Toast.show(getTranslation("access.revoked"));
        refresh();
    }
}
