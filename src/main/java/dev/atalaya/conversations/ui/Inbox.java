package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.components.FilterChips;
import dev.atalaya.components.Formats;
import dev.atalaya.components.LookAgain;
import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.conversations.ConversationList;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.work.ui.WorkBar;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The conversations that the address asks for, with what narrows them: on a page of their own, or beside an open thread. */
class Inbox extends Div {

    private final InboxTools tools;
    private final Consumer<ConversationAddress> go;
    private final Function<ConversationAddress, String> path;
    private final ConversationLists lists = new ConversationLists();
    private final ConversationFilterBar filters;
    private final FilterChips chips = new FilterChips();
    private final SavedViewsMenu saved;
    private final ConversationGrid grid;
    private final Div pane = new Div();
    private final Span count = new Span();
    private final Arrivals arrivals = new Arrivals(this::again);
    private final LookAgain again = new LookAgain();

    private List<AgentId> agents = List.of();
    private ConversationAddress address = ConversationAddress.ALL;
    private Map<ConversationList, Integer> counts = Map.of();

    /**
     * @param go opens another address
     * @param path where a link to an address leads
     */
    Inbox(InboxTools tools, Consumer<ConversationAddress> go, Function<ConversationAddress, String> path) {
        this.tools = tools;
        this.go = go;
        this.path = path;
        addClassName("at-inbox");
        saved = new SavedViewsMenu(tools.views(), tools.conversations(), path);
        filters = new ConversationFilterBar(tools.conversations(), tools.choices(), go);
        grid = new ConversationGrid(
                tools.conversations(), tools.settings(), tools.work().clock(), this::clear);
        count.addClassName("at-secondary");
        count.getElement().setAttribute("role", "status");
        pane.add(arrivals, grid);
        pane.addClassName("at-conv-pane");
        add(lists, filters, chips, pane);
    }

    /** With the names of its columns; whoever manages an agent selects rows and works on them. */
    Inbox asTable() {
        var bar = new WorkBar(tools.work(), this::again, grid::deselectAll);
        pane.addComponentAsFirst(head());
        pane.addComponentAsFirst(bar);
        if (tools.work().work().managesAny()) {
            grid.setSelectable(ConversationRow::id, bar::show);
            pane.addClassName("at-conv-selectable");
        }
        return this;
    }

    /** With a line that says how many there are, and has the menus that the page of the list has in its head. */
    Inbox besideAThread() {
        count.addClassName("at-hidden");
        var line = new Div(count, saved, grid.menu());
        line.addClassName("at-inbox-line");
        addComponentAsFirst(line);
        return this;
    }

    void show(ConversationAddress wanted) {
        address = wanted;
        filters.show(wanted);
        saved.show(wanted);
        chips.show(new ConversationChips(this, wanted, tools.choices().names(wanted.what()), go).all(), this::clear);
        grid.show(wanted);
        arrivals.show(0);
        count();
    }

    /** Says how many conversations came, where something was told or it is time to ask. */
    void look() {
        var conversations = tools.conversations();
        if (again.isTime(tools.hints().of(agents), tools.work().clock().instant())) {
            agents = conversations.agents().stream().map(AgentChoice::id).toList();
            again.shown(tools.hints().of(agents), tools.work().clock().instant());
            arrivals.show(grid.arrived());
        }
    }

    /** Marks the conversation that is open beside the list. */
    void mark(ConversationId id) {
        grid.mark(id);
        lists.show(address, counts, path);
    }

    /** The menus of the list and how many it has, for the head of a page. */
    Component[] menus() {
        return new Component[] {count, saved, exportButton(), grid.menu()};
    }

    private Button exportButton() {
        var export = new ConversationExport(
                tools.exports(), getLocale(), Formats.current().zone());
        var button = new Button(
                getTranslation("conversations.export"),
                VaadinIcon.DOWNLOAD_ALT.create(),
                click -> export.dialog(
                                address, counts.getOrDefault(address.what().list(), 0))
                        .open());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private void count() {
        counts = tools.conversations().counts(address.filter(Formats.current().zone()));
        lists.show(address, counts, path);
        var found = counts.getOrDefault(address.what().list(), 0);
        count.setText(getTranslation(
                found < ConversationService.MANY ? "conversations.count" : "conversations.count.many", found));
    }

    private void again() {
        grid.deselectAll();
        grid.reload();
        arrivals.show(0);
        count();
    }

    /** The list stays, and its order. */
    private void clear() {
        go.accept(address.cleared());
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
