package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.OrderedList;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.SessionEntry;
import java.util.List;
import java.util.function.Function;

/** The entries of a session in their order, of which earlier and later pages are read by position. */
class Timeline extends Div {

    private final Button earlier = new Button();
    private final Button later = new Button();
    private final OrderedList list = new OrderedList();
    private final Function<SessionEntry, EntryItem> item;
    private final int entries;

    private int first;
    private int next;

    /** @param entries how many the session has */
    Timeline(
            AiSessionService sessions,
            long session,
            int entries,
            List<SessionEntry> page,
            Function<SessionEntry, EntryItem> item) {
        this.entries = entries;
        this.item = item;
        addClassName("at-timeline");
        list.addClassName("at-entries");
        list.getElement().setAttribute("aria-label", getTranslation("aisessions.timeline"));
        earlier.setText(getTranslation("aisessions.timeline.earlier"));
        earlier.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        earlier.addClickListener(click -> prepend(sessions.entriesBefore(session, first)));
        later.setText(getTranslation("aisessions.timeline.later"));
        later.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        later.addClickListener(click -> append(sessions.entriesFrom(session, next)));
        add(earlier, list, later);
        first = page.isEmpty() ? 0 : page.getFirst().position();
        next = first;
        append(page);
    }

    /** Whether the entry at that position is shown; if so, it is pointed out. */
    boolean pointOut(int position) {
        var found = list.getChildren()
                .filter(child -> child.getId().orElse("").equals("entry-" + position))
                .map(EntryItem.class::cast)
                .findFirst();
        found.ifPresent(EntryItem::pointOut);
        return found.isPresent();
    }

    private void append(List<SessionEntry> page) {
        page.stream().map(item).forEach(list::add);
        next = page.isEmpty() ? entries : page.getLast().position() + 1;
        showWhatIsLeft();
    }

    private void prepend(List<SessionEntry> page) {
        var index = 0;
        for (var entry : page) {
            list.addComponentAtIndex(index++, item.apply(entry));
        }
        first = page.isEmpty() ? 0 : page.getFirst().position();
        showWhatIsLeft();
    }

    private void showWhatIsLeft() {
        earlier.setVisible(first > 0);
        later.setVisible(next < entries);
    }
}
