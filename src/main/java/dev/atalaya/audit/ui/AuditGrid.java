package dev.atalaya.audit.ui;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.ValueProvider;
import dev.atalaya.audit.AuditRow;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.KeysetSource;
import java.time.Clock;
import java.util.Locale;

/** The events, newest first: who did what to what, when, and how it ended. */
class AuditGrid extends KeysetGrid<AuditRow, AuditOrder> {

    private static final String EVENT =
            "<span class='at-audit-event'><span class='at-audit-mark at-audit-${item.result}' title=${item.ended}></span>"
                    + "<span class='at-audit-words'>${item.words}</span>"
                    + "<span class='at-secondary at-audit-under'>%s${item.under}</span></span>";

    private static final String SIDE = "<span class='at-audit-side at-audit-${item.side}'>${item.whose}</span>";

    private final Formats formats = Formats.current();
    private final AuditText text = new AuditText(getLocale());
    private final Clock clock;

    /** Without columns. */
    AuditGrid(KeysetSource<AuditRow, AuditOrder> source, Clock clock) {
        super(new KeysetOrder<>(AuditOrder.TIME, true), source);
        this.clock = clock;
        addClassName("at-audit-list");
    }

    AuditGrid(KeysetSource<AuditRow, AuditOrder> source, Clock clock, ValueProvider<AuditRow, String> address) {
        this(source, clock);
        addLinkColumn(String.format(EVENT, ""), address, this::sentence, this::withEvent)
                .setHeader(getTranslation("audit.event"))
                .setFlexGrow(1);
        addTimes();
    }

    /** The event as a button that opens it where the list is. */
    final void addOpeners(SerializableConsumer<AuditRow> opener, ValueProvider<AuditRow, Side> side) {
        // Enter on the button is its click; the list would hear it once more.
        var button = LitRenderer.<AuditRow>of("<button class='at-audit-open' aria-label=${item.sentence} @click=${open}"
                        + " @keydown=${event => event.key === 'Enter' && event.stopPropagation()}>"
                        + String.format(EVENT, SIDE) + "</button>")
                .withProperty("sentence", row -> (sentence(row) + ". " + words(side.apply(row))).strip())
                .withProperty("side", row -> side.apply(row).style())
                .withProperty("whose", row -> words(side.apply(row)))
                .withFunction("open", opener);
        addColumn(withEvent(button))
                .setRowHeader(true)
                .setHeader(getTranslation("audit.event"))
                .setFlexGrow(1);
        setOpener(opener);
    }

    final void addTimes() {
        var when = addColumn(LitRenderer.<AuditRow>of(
                                "<time class='at-time' datetime=${item.iso} title=${item.exact}>${item.ago}</time>")
                        .withProperty("iso", row -> row.at().toString())
                        .withProperty("exact", row -> formats.exact(row.at()))
                        .withProperty("ago", row -> formats.relative(row.at(), clock.instant())))
                .setHeader(getTranslation("audit.when"))
                .setWidth("9rem")
                .setFlexGrow(0);
        sortBy(when, AuditOrder.TIME);
        setOptional("when", when);
    }

    private String words(Side side) {
        return side == Side.NONE ? "" : getTranslation("audit.history.side." + side.style());
    }

    private String sentence(AuditRow row) {
        return text.sentence(row) + ", " + formats.relative(row.at(), clock.instant());
    }

    private LitRenderer<AuditRow> withEvent(LitRenderer<AuditRow> renderer) {
        return renderer.withProperty("words", text::sentence)
                .withProperty("under", row -> under(text, row))
                .withProperty("ended", text::result)
                .withProperty("result", row -> row.result().name().toLowerCase(Locale.ROOT));
    }

    private static String under(AuditText text, AuditRow row) {
        var agent = text.agent(row);
        return agent.isEmpty() ? row.action() : row.action() + " · " + agent;
    }
}
