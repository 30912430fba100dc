package dev.atalaya.roles.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.KeysetSource;
import dev.atalaya.components.ListSettings;
import dev.atalaya.roles.RoleOrder;
import dev.atalaya.roles.RoleRow;

/** The roles by name, with what they allow, who holds them and which agents they reach in numbers. */
class RoleGrid extends KeysetGrid<RoleRow, RoleOrder> {

    static final KeysetOrder<RoleOrder> USUAL = new KeysetOrder<>(RoleOrder.NAME, false);

    private static final String NAME = "<span class='at-role-name'>${item.name}</span>"
            + " <span class='at-mono at-secondary'>${item.code}</span>";

    private static final String SYSTEM = "<span class='at-badge at-badge-half at-tone-neutral' ?hidden=${!item.system}>"
            + "<span class='at-badge-mark' aria-hidden='true'></span><span>${item.system}</span></span>";

    private static final int PHONE = 700;

    private final Formats formats = Formats.current();

    RoleGrid(KeysetSource<RoleRow, RoleOrder> source, ListSettings settings) {
        super(USUAL, source);
        addClassName("at-roles-list");
        setAriaLabel(getTranslation("roles.title"));
        var name = addLinkColumn(
                        NAME,
                        RoleGrid::address,
                        this::sentence,
                        link -> link.withProperty("name", RoleRow::name).withProperty("code", RoleRow::code))
                .setHeader(getTranslation("roles.name"))
                .setFlexGrow(1);
        var kind = addColumn(LitRenderer.<RoleRow>of(SYSTEM)
                        .withProperty("system", row -> row.system() ? getTranslation("roles.system") : ""))
                .setHeader(getTranslation("roles.kind"))
                .setWidth("8rem")
                .setFlexGrow(0);
        var permissions = number("roles.permissions", row -> formats.number(row.permissions()));
        var holders = number("roles.holders", row -> formats.number(row.holders()));
        var agents = number("roles.agents", this::agents);
        showFrom(PHONE, kind, permissions, agents);
        sortBy(name, RoleOrder.NAME);
        setOptional("kind", kind);
        setOptional("permissions", permissions);
        setOptional("holders", holders);
        setOptional("agents", agents);
        remember(settings, "roles");
        setOpener(row -> UI.getCurrent().navigate(address(row)));
    }

    private Column<RoleRow> number(String header, ValueProvider<RoleRow, String> value) {
        return addColumn(value)
                .setHeader(getTranslation(header))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7rem")
                .setFlexGrow(0);
    }

    private String agents(RoleRow row) {
        return row.everyAgent() ? getTranslation("roles.agents.all") : formats.number(row.agents());
    }

    private String sentence(RoleRow row) {
        return getTranslation(
                "roles.row",
                row.name(),
                row.system() ? 1 : 0,
                row.permissions(),
                row.holders(),
                row.everyAgent() ? getTranslation("roles.row.all") : getTranslation("roles.row.agents", row.agents()));
    }

    private static String address(RoleRow row) {
        return "roles/" + row.id();
    }
}
