package dev.atalaya.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.QueryParameters;

/** Of a list, what is in use and what was put away; which of the two is shown stands in the address. */
public class ShelfTabs extends Tabs {

    private static final String SHOW = "show";

    private final String word;
    private final Tab inUse;
    private final Tab away;

    /** @param word what the address says where the view shows what was put away */
    public ShelfTabs(String inUse, String away, String word, Class<? extends Component> view) {
        this.word = word;
        this.inUse = new Tab(inUse);
        this.away = new Tab(away);
        add(this.inUse, this.away);
        addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                UI.getCurrent().navigate(view, isAway() ? QueryParameters.of(SHOW, word) : QueryParameters.empty());
            }
        });
    }

    /** Shows what an address asks for. */
    public void read(QueryParameters query) {
        setSelectedTab(query.getSingleParameter(SHOW).filter(word::equals).isPresent() ? away : inUse);
    }

    public boolean isAway() {
        return away.equals(getSelectedTab());
    }
}
