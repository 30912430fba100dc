package dev.atalaya.components;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.QueryParameters;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What features offer about one thing, as tabs; a tab's content is made when it is opened. */
public class SubjectTabs extends Div {

    private final Map<Tab, SubjectTab> offered = new LinkedHashMap<>();
    private final Tabs strip = new Tabs(false);
    private final Div content = new Div();
    private final long id;

    /**
     * @param subject the kind of thing, of which only the tabs are shown
     * @param may whether the reader has a permission
     * @param chosen told the name of a tab that somebody opens
     */
    public SubjectTabs(
            String subject, long id, Stream<SubjectTab> tabs, Predicate<String> may, Consumer<String> chosen) {
        this.id = id;
        addClassName("at-tabs");
        content.addClassName("at-tab-content");
        content.getElement().setAttribute("role", "tabpanel");
        tabs.filter(tab -> tab.subject().equals(subject) && may.test(tab.permission()))
                .sorted(Comparator.comparingInt(SubjectTab::order))
                .forEach(this::offer);
        strip.addSelectedChangeListener(change -> {
            var tab = offered.get(change.getSelectedTab());
            if (tab != null && change.isFromClient()) {
                chosen.accept(name(tab));
            }
        });
        strip.setSelectedTab(null);
        if (!offered.isEmpty()) {
            add(strip, content);
        }
    }

    /** Opens the tab of that name, or the first one. */
    public void open(String name) {
        open(name, QueryParameters.empty());
    }

    /** The same, with what the address says besides. */
    public void open(String name, QueryParameters address) {
        offered.entrySet().stream()
                .filter(entry -> name(entry.getValue()).equals(name))
                .findFirst()
                .or(() -> offered.entrySet().stream().findFirst())
                .ifPresent(entry -> {
                    strip.setSelectedTab(entry.getKey());
                    content.removeAll();
                    content.getElement()
                            .setAttribute("aria-label", entry.getKey().getLabel());
                    content.add(entry.getValue().content(id, address));
                });
    }

    private void offer(SubjectTab tab) {
        var label = new Tab(getTranslation(tab.title()));
        offered.put(label, tab);
        strip.add(label);
    }

    private static String name(SubjectTab tab) {
        return tab.title().substring(tab.title().lastIndexOf('.') + 1);
    }
}
