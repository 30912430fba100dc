package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.SessionOrder;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.exports.CsvExport;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

@Route(SessionAddress.PATH)
@Menu(order = 11, title = "aisessions.title", icon = "vaadin:automation")
@RolesAllowed(Permissions.AI_SESSIONS_READ)
class AiSessionsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final AiSessionService sessions;
    private final SessionExport export;
    private final Div file = new Div();
    private final ViewHeader header;
    private final SessionFilterBar filters;
    private final SessionGrid grid;

    private SessionAddress address = SessionAddress.ALL;

    AiSessionsView(AiSessionService sessions, CsvExport csv, CurrentUser user, Clock clock) {
        this.sessions = sessions;
        export = new SessionExport(sessions, csv, getLocale(), Formats.current().zone());
        header = new ViewHeader(
                getTranslation("aisessions.title"),
                link(TrendAddress.PATH, VaadinIcon.CHART_LINE, "aisessions.trends.link"),
                link(PricesView.PATH, VaadinIcon.MONEY, "aisessions.prices.link"),
                file);
        filters = new SessionFilterBar(sessions, AiSessionsView::go);
        grid = new SessionGrid(sessions, clock, user.may(Permissions.CONVERSATIONS_READ), this::sort, filters::clear);
        addClassNames("at-view", "at-sessions");
        add(header, filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = SessionAddress.of(event.getLocation().getQueryParameters());
        filters.show(address);
        file.removeAll();
        file.add(export.link(address));
        grid.show(address);
        header.setLine(counted());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("aisessions.title");
    }

    private Anchor link(String path, VaadinIcon icon, String text) {
        var picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        var link = new Anchor(path, picture);
        link.add(getTranslation(text));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("at-download");
        return link;
    }

    private void sort(KeysetOrder<SessionOrder> order) {
        go(address.sortedBy(order));
    }

    private static void go(SessionAddress wanted) {
        UI.getCurrent().navigate(AiSessionsView.class, wanted.query());
    }

    private String counted() {
        var count = sessions.count(address.filter(Formats.current().zone()));
        return count.more()
                ? getTranslation("aisessions.count.more", Formats.current().number(count.number()))
                : getTranslation("aisessions.count", count.number());
    }
}
