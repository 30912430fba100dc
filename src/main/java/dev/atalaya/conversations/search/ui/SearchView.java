package dev.atalaya.conversations.search.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.conversations.search.MessageSearch;
import dev.atalaya.conversations.search.Operator;
import dev.atalaya.conversations.search.SearchPage;
import dev.atalaya.conversations.search.SearchRefusedException;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.RefusedException;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Route("search")
@Menu(order = 11, title = "search.title", icon = "vaadin:search")
@RolesAllowed(Permissions.CONVERSATIONS_READ)
class SearchView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final Logger LOG = LoggerFactory.getLogger(SearchView.class);

    private final MessageSearch search;
    private final SearchRuns runs;
    private final Clock clock;

    private final SearchBar bar;
    private final Span state = new Span();
    private final Paragraph corrected = new Paragraph();
    private final OrderedList list = new OrderedList();
    private final Button more;
    private final Div instead = new Div();

    private String asked = "";
    private Runnable nextPage = () -> {};
    private int runsStarted;

    SearchView(MessageSearch search, SearchRuns runs, Clock clock) {
        this.search = search;
        this.runs = runs;
        this.clock = clock;
        addClassNames("at-view", "at-search");
        bar = new SearchBar(search, clock, this::ask);
        state.addClassNames("at-search-state", "at-secondary");
        state.getElement().setAttribute("role", "status");
        corrected.addClassName("at-search-corrected");
        list.addClassName("at-hits");
        more = new Button(getTranslation("search.more"), click -> nextPage.run());
        more.addThemeVariants(ButtonVariant.TERTIARY);
        var found = new Div(corrected, list, more, instead);
        found.addClassName("at-search-found");
        add(new ViewHeader(getTranslation("search.title"), state), bar, found);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        asked = query.getSingleParameter("q").orElse("").strip();
        bar.show(asked);
        clear();
        if (asked.isEmpty()) {
            runsStarted++;
            state.setText("");
            show(new EmptyState(VaadinIcon.SEARCH, getTranslation("search.start.title"), help()));
            bar.focusField();
        } else {
            find(event.getUI());
        }
    }

    @Override
    public String getPageTitle() {
        return asked.isEmpty() ? getTranslation("search.title") : getTranslation("search.title.of", asked);
    }

    private void ask(String typed) {
        var text = typed.strip();
        UI.getCurrent()
                .navigate(
                        SearchView.class,
                        text.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(Map.of("q", text)));
    }

    private void find(UI ui) {
        var zone = Formats.current().zone();
        var text = asked;
        start(ui, () -> runs.run(ui, () -> search.find(text, zone), latest(this::show), latest(this::fail)));
    }

    private void findMore(SearchPage page) {
        var ui = UI.getCurrent();
        start(ui, () -> runs.run(ui, () -> search.more(page), latest(this::add), latest(this::fail)));
    }

    private void start(UI ui, Runnable run) {
        runsStarted++;
        more.setEnabled(false);
        state.setText(getTranslation("search.running"));
        run.run();
    }

    /** What an earlier search says when a later one was begun is nobody's answer any more. */
    private <T> Consumer<T> latest(Consumer<T> told) {
        var run = runsStarted;
        return answer -> {
            if (run == runsStarted) {
                told.accept(answer);
            }
        };
    }

    private void show(SearchPage page) {
        clear();
        var formats = Formats.current();
        state.setText(getTranslation(
                page.isCapped() ? "search.count.many" : "search.count", page.total(), formats.duration(page.took())));
        page.corrections().forEach((typed, near) -> corrected.add(correction(typed, near)));
        corrected.setVisible(!page.corrections().isEmpty());
        if (page.hits().isEmpty()) {
            show(nothing());
        } else {
            add(page);
        }
    }

    private void add(SearchPage page) {
        var formats = Formats.current();
        var now = clock.instant();
        page.hits().forEach(hit -> list.add(new HitItem(hit, formats, now)));
        list.setVisible(true);
        more.setVisible(page.hits().size() == MessageSearch.PAGE);
        more.setEnabled(true);
        nextPage = () -> findMore(page);
    }

    private void fail(RuntimeException problem) {
        state.setText("");
        more.setEnabled(true);
        if (problem instanceof RefusedException refused) {
            show(new EmptyState(VaadinIcon.INFO_CIRCLE_O, getTranslation("search.refused.title"), reason(refused)));
        } else {
            LOG.error("A search failed", problem);
            show(new EmptyState(
                    VaadinIcon.WARNING, getTranslation("search.failed.title"), getTranslation("search.failed.line")));
        }
    }

    private String reason(RefusedException refused) {
        var arguments = refused instanceof SearchRefusedException search ? search.arguments() : new Object[0];
        var reason = getTranslation(refused.key(), arguments);
        return refused.key().endsWith(".operator")
                ? reason + " " + getTranslation("search.operators", Operator.all(getLocale()))
                : reason;
    }

    private EmptyState nothing() {
        return new EmptyState(
                VaadinIcon.SEARCH, getTranslation("search.none.title", asked), getTranslation("search.none.line"));
    }

    private String help() {
        return getTranslation("search.start.line") + " "
                + getTranslation("search.operators", Operator.all(getLocale()));
    }

    private Component correction(String typed, List<String> near) {
        return new Span(getTranslation("search.corrected", typed, String.join(", ", near)) + " ");
    }

    /** What stands in place of results, or under those that are there. */
    private void show(EmptyState words) {
        instead.removeAll();
        instead.add(words);
        instead.setVisible(true);
    }

    private void clear() {
        corrected.removeAll();
        corrected.setVisible(false);
        list.removeAll();
        list.setVisible(false);
        more.setVisible(false);
        instead.removeAll();
        instead.setVisible(false);
    }
}
