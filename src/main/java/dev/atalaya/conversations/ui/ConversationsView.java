package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.FilterChips;
import dev.atalaya.components.Formats;
import dev.atalaya.components.ListSettings;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.FilterChoices;
import dev.atalaya.conversations.saved.SavedViewService;
import dev.atalaya.conversations.work.ui.WorkBar;
import dev.atalaya.conversations.work.ui.WorkTools;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

@Route(ConversationAddress.PATH)
@Menu(order = 10, title = "conversations.title", icon = "vaadin:comments-o")
@RolesAllowed(Permissions.CONVERSATIONS_READ)
class ConversationsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final ConversationService conversations;
    private final FilterChoices choices;
    private final ConversationLists lists = new ConversationLists();
    private final ConversationFilterBar filters;
    private final FilterChips chips = new FilterChips();
    private final ConversationGrid grid;
    private final Span count = new Span();
    private final SavedViewService views;
    private final SavedViewsMenu saved;

    private ConversationAddress address = ConversationAddress.ALL;

    ConversationsView(
            ConversationService conversations,
            FilterChoices choices,
            SavedViewService views,
            WorkTools tools,
            ListSettings settings,
            Clock clock) {
        this.conversations = conversations;
        this.choices = choices;
        this.views = views;
        saved = new SavedViewsMenu(views, conversations);
        addClassNames("at-view", "at-conversations");
        filters = new ConversationFilterBar(conversations, choices, this::go);
        grid = new ConversationGrid(conversations, settings, clock, this::clear);
        count.addClassName("at-secondary");
        count.getElement().setAttribute("role", "status");
        var bar = new WorkBar(tools, this::again, grid::deselectAll);
        var list = new Div(bar, head(), grid);
        list.addClassName("at-conv-pane");
        if (tools.work().managesAny()) {
            grid.setSelectable(ConversationRow::id, bar::show);
            list.addClassName("at-conv-selectable");
        }
        add(
                new ViewHeader(getTranslation("conversations.title"), count, saved, grid.menu()),
                lists,
                filters,
                chips,
                list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        if (query.getParameters().isEmpty()) {
            var usual = views.usual().filter(kept -> !kept.isEmpty());
            if (usual.isPresent()) {
                event.forwardTo(ConversationAddress.PATH, QueryParameters.fromString(usual.get()));
                return;
            }
        }
        address = ConversationAddress.of(query);
        filters.show(address);
        saved.show(address);
        chips.show(new ConversationChips(this, address, choices.names(address.what()), this::go).all(), this::clear);
        grid.show(address);
        count();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("conversations.title");
    }

    private void go(ConversationAddress wanted) {
        UI.getCurrent().navigate(ConversationsView.class, wanted.explicitQuery());
    }

    private void again() {
        grid.deselectAll();
        grid.reload();
        count();
    }

    /** The list stays, and its order. */
    private void clear() {
        go(address.cleared());
    }

    private void count() {
        var counts = conversations.counts(address.filter(Formats.current().zone()));
        lists.show(address, counts);
        var found = counts.getOrDefault(address.what().list(), 0);
        count.setText(getTranslation(
                found < ConversationService.MANY ? "conversations.count" : "conversations.count.many", found));
    }

    private Component head() {
        var head = new Div(
                column("status"),
                column("contact"),
                column("preview"),
                column("agent"),
                column("count"),
                column("time"));
        head.addClassNames("at-conv-head", "at-secondary");
        return head;
    }

    private Span column(String name) {
        var title = new Span(getTranslation("conversations.column." + name));
        title.addClassName("at-conv-" + name);
        return title;
    }
}
