package dev.atalaya.audit.ui;

import com.vaadin.flow.data.renderer.LitRenderer;
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
                    + "<span class='at-secondary at-audit-under'>${item.under}</span></span>";

    AuditGrid(KeysetSource<AuditRow, AuditOrder> source, Clock clock, ValueProvider<AuditRow, String> address) {
        super(new KeysetOrder<>(AuditOrder.TIME, true), source);
        var formats = Formats.current();
        var text = new AuditText(getLocale());
        addClassName("at-audit-list");
        addLinkColumn(
                        EVENT,
                        address,
                        row -> text.sentence(row) + ", " + formats.relative(row.at(), clock.instant()),
                        link -> link.withProperty("words", text::sentence)
                                .withProperty("under", row -> under(text, row))
                                .withProperty("ended", text::result)
                                .withProperty(
                                        "result", row -> row.result().name().toLowerCase(Locale.ROOT)))
                .setHeader(getTranslation("audit.event"))
                .setFlexGrow(1);
        var when = addColumn(LitRenderer.<AuditRow>of(
                                "<time class='at-time' datetime=${item.iso} title=${item.exact}>${item.ago}</time>")
                        .withProperty("iso", row -> row.at().toString())
                        .withProperty("exact", row -> formats.exact(row.at()))
                        .withProperty("ago", row -> formats.relative(row.at(), clock.instant())))
                .setHeader(getTranslation("audit.when"))
                .setWidth("9rem")
                .setFlexGrow(0);
        sortBy(when, AuditOrder.TIME);
    }

    private static String under(AuditText text, AuditRow row) {
        var agent = text.agent(row);
        return agent.isEmpty() ? row.action() : row.action() + " · " + agent;
    }
}
