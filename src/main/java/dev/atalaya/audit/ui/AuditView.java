package dev.atalaya.audit.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.audit.AuditFilter;
import dev.atalaya.audit.AuditRow;
import dev.atalaya.audit.AuditService;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.ListSettings;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Route("audit")
@Menu(order = 32, title = "audit.title", icon = "vaadin:clipboard-text")
@RolesAllowed(Permissions.AUDIT_READ)
class AuditView extends Main implements HasDynamicTitle, BeforeEnterObserver {

    private static final String EVENT = "event";

    private final AuditService audit;
    private final ViewHeader header;
    private final AuditFilterBar filters;
    private final AuditGrid grid;

    private AuditFilter filter = AuditFilter.NONE;
    private boolean opened;

    AuditView(AuditService audit, ListSettings settings, Clock clock) {
        this.audit = audit;
        filters = new AuditFilterBar(this::apply);
        grid = new AuditGrid(this::fetch, clock, this::addressOf);
        grid.setEmptyState(this::nothing);
        grid.remember(settings, "audit");
        header = new ViewHeader(getTranslation("audit.title"), grid.menu());
        grid.setOpener(row -> UI.getCurrent().navigate(AuditView.class, with(row)));
        addClassNames("at-view", "at-audit");
        add(header, filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var address = event.getLocation().getQueryParameters();
        if (!opened) {
            filters.offer(audit.actors(), audit.actions());
        }
        filters.read(address);
        var wanted = filters.filter();
        if (!opened || !wanted.equals(filter)) {
            opened = true;
            filter = wanted;
            header.setLine(counted());
            grid.reload();
        }
        address.getSingleParameter(EVENT)
                .flatMap(AuditView::sequence)
                .flatMap(audit::find)
                .ifPresent(details -> new AuditEventDialog(details, this::apply).open());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("audit.title");
    }

    private List<AuditRow> fetch(KeysetOrder<AuditOrder> order, @Nullable AuditRow after, int limit) {
        return audit.search(filter, order.descending(), after == null ? null : after.key(), limit);
    }

    private String counted() {
        var count = audit.count(filter);
        return count >= AuditService.COUNTED
                ? getTranslation("audit.count.more", Formats.current().number(AuditService.COUNTED - 1L))
                : getTranslation("audit.count", count);
    }

    private void apply() {
        UI.getCurrent().navigate(AuditView.class, filters.address());
    }

    private QueryParameters with(AuditRow row) {
        return filters.address().merging(EVENT, String.valueOf(row.sequence()));
    }

    private String addressOf(AuditRow row) {
        return "audit?" + with(row).getQueryString();
    }

    private EmptyState nothing() {
        return filter.equals(AuditFilter.NONE)
                ? new EmptyState(
                        VaadinIcon.CLIPBOARD_TEXT, getTranslation("audit.none"), getTranslation("audit.none.why"))
                : new EmptyState(
                        VaadinIcon.SEARCH,
                        getTranslation("audit.none_found"),
                        getTranslation("audit.none_found.why"),
                        new Button(getTranslation("audit.filter.clear"), click -> {
                            filters.clear();
                            apply();
                        }));
    }

    private static Optional<Long> sequence(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
