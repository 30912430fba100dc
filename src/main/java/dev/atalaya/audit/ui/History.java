package dev.atalaya.audit.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.audit.AuditFilter;
import dev.atalaya.audit.AuditRow;
import dev.atalaya.audit.AuditService;
import dev.atalaya.audit.AuditSubject;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.KeysetOrder;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the log says about one thing, newest first; of a user what was done by and what to the user, told apart. */
class History extends Div {

    private final AuditService audit;
    private final AuditSubject subject;
    private final AuditFilter filter;

    History(AuditService audit, Clock clock, AuditSubject subject) {
        this.audit = audit;
        this.subject = subject;
        filter = AuditFilter.of(subject);
        addClassName("at-audit-history");
        var line = new Paragraph(getTranslation("audit.history.line." + subject.type()));
        line.addClassName("at-secondary");
        var grid = new AuditGrid(this::fetch, clock);
        grid.addOpeners(this::open, subject.type().equals(AuditSubject.USER) ? this::side : row -> Side.NONE);
        grid.addTimes();
        grid.setEmptyState(() -> new EmptyState(
                VaadinIcon.CLIPBOARD_TEXT,
                getTranslation("audit.history.none"),
                getTranslation("audit.history.none.why")));
        add(line, grid);
    }

    private List<AuditRow> fetch(KeysetOrder<AuditOrder> order, @Nullable AuditRow after, int limit) {
        return audit.search(filter, order.descending(), after == null ? null : after.key(), limit);
    }

    private void open(AuditRow row) {
        audit.find(row.sequence()).ifPresent(details -> new AuditEventDialog(details, () -> {}).open());
    }

    private Side side(AuditRow row) {
        if (!row.isBy(subject.id())) {
            return Side.TO;
        }
        return row.isTo(subject) ? Side.OWN : Side.BY;
    }
}
