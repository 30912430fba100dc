package dev.atalaya.roles.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializablePredicate;
import com.vaadin.flow.function.ValueProvider;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.KeysetSource;
import dev.atalaya.roles.AssignmentOrder;
import dev.atalaya.roles.AssignmentRow;
import java.time.Clock;

/** Assignments, the newest first: of a role by person, or of a person by role, with by whom, why, since and until when. */
class AssignmentGrid extends KeysetGrid<AssignmentRow, AssignmentOrder> {

    private static final KeysetOrder<AssignmentOrder> USUAL = new KeysetOrder<>(AssignmentOrder.GIVEN, true);

    private static final String NAME = "<span>${item.name}</span> <span class='at-secondary'>${item.under}</span>";

    private static final String TIME =
            "<time class='at-time' datetime=${item.iso} title=${item.exact}>${item.words}</time>";

    private static final String UNTIL = "<span class='at-badge at-badge-${item.shape} at-tone-${item.tone}'>"
            + "<span class='at-badge-mark' aria-hidden='true'></span>"
            + "<time datetime=${item.iso} title=${item.exact}>${item.words}</time></span>";

    private static final int PHONE = 700;
    private static final int TABLET = 1_000;

    private final Formats formats = Formats.current();
    private final Clock clock;

    private AssignmentGrid(
            Clock clock,
            KeysetSource<AssignmentRow, AssignmentOrder> source,
            String heading,
            ValueProvider<AssignmentRow, String> name,
            ValueProvider<AssignmentRow, String> under,
            ValueProvider<AssignmentRow, String> address) {
        super(USUAL, source);
        this.clock = clock;
        addClassName("at-assignments");
        addLinkColumn(
                        NAME,
                        address,
                        this::sentence,
                        link -> link.withProperty("name", name).withProperty("under", under))
                .setHeader(getTranslation(heading))
                .setFlexGrow(2);
        var by = addColumn(row -> row.by() == null ? "" : row.by()).setHeader(getTranslation("roles.by"));
        var reason = addColumn(LitRenderer.<AssignmentRow>of("<span title=${item.reason}>${item.reason}</span>")
                        .withProperty("reason", AssignmentRow::reason))
                .setHeader(getTranslation("roles.reason"))
                .setFlexGrow(2);
        var since = addColumn(LitRenderer.<AssignmentRow>of(TIME)
                        .withProperty("iso", row -> row.at().toString())
                        .withProperty("exact", row -> formats.exact(row.at()))
                        .withProperty("words", row -> formats.relative(row.at(), clock.instant())))
                .setHeader(getTranslation("roles.since"))
                .setWidth("9rem")
                .setFlexGrow(0);
        addColumn(LitRenderer.<AssignmentRow>of(UNTIL)
                        .withProperty("shape", row -> row.ended() ? "cross" : row.until() == null ? "dot" : "clock")
                        .withProperty("tone", row -> row.ended() ? "neutral" : row.until() == null ? "green" : "orange")
                        .withProperty(
                                "iso",
                                row -> row.until() == null ? "" : row.until().toString())
                        .withProperty("exact", row -> row.until() == null ? "" : formats.exact(row.until()))
                        .withProperty("words", this::until))
                .setHeader(getTranslation("roles.until"))
                .setWidth("11rem")
                .setFlexGrow(0);
        showFrom(PHONE, reason);
        showFrom(TABLET, by, since);
        sortBy(since, AssignmentOrder.GIVEN);
        setOpener(row -> UI.getCurrent().navigate(address.apply(row)));
    }

    static AssignmentGrid ofRole(Clock clock, KeysetSource<AssignmentRow, AssignmentOrder> source) {
        return new AssignmentGrid(
                clock, source, "roles.holder", AssignmentRow::person, row -> "", row -> "users/" + row.userId());
    }

    static AssignmentGrid ofPerson(Clock clock, KeysetSource<AssignmentRow, AssignmentOrder> source) {
        return new AssignmentGrid(
                clock,
                source,
                "roles.role",
                AssignmentRow::roleName,
                AssignmentRow::roleCode,
                row -> "roles/" + row.roleId());
    }

    /** A button on the rows that may be taken away. */
    AssignmentGrid removable(SerializablePredicate<AssignmentRow> may, SerializableConsumer<AssignmentRow> remove) {
        addComponentColumn(row -> {
                    var button = new Button(getTranslation("roles.remove"), click -> remove.accept(row));
                    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
                    button.setAriaLabel(getTranslation("roles.remove.which", row.roleName(), row.person()));
                    button.setVisible(may.test(row));
                    return button;
                })
                .setKey("acts")
                .setHeader(getTranslation("roles.acts"))
                .setWidth("7rem")
                .setFlexGrow(0);
        return this;
    }

    private String until(AssignmentRow row) {
        if (row.until() == null) {
            return getTranslation("roles.until.open");
        }
        var when = formats.relative(row.until(), clock.instant());
        return getTranslation(row.ended() ? "roles.until.ended" : "roles.until.ends", when);
    }

    private String sentence(AssignmentRow row) {
        return getTranslation(
                "roles.assignment",
                row.person(),
                row.roleName(),
                row.by() == null ? 0 : 1,
                row.by() == null ? "" : row.by(),
                row.reason(),
                until(row));
    }
}
