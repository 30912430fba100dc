package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.ConversationList;
import dev.atalaya.conversations.ConversationService;
import java.util.Map;
import java.util.function.Function;

/** The lists that are one click away, each with how many it has under the filters in force. */
class ConversationLists extends Nav {

    ConversationLists() {
        addClassName("at-lists");
        setAriaLabel(getTranslation("conversations.lists"));
    }

    /** @param path where a link to an address leads */
    void show(
            ConversationAddress address,
            Map<ConversationList, Integer> counts,
            Function<ConversationAddress, String> path) {
        removeAll();
        for (var list : ConversationList.values()) {
            add(link(address, list, counts.getOrDefault(list, 0), path));
        }
    }

    private Anchor link(
            ConversationAddress address, ConversationList list, int count, Function<ConversationAddress, String> path) {
        var many = new Span(count(count));
        many.addClassName("at-lists-count");
        var link = new Anchor(
                path.apply(address.in(list)), new Span(getTranslation("conversations.list." + list.word())), many);
        link.setRouterIgnore(false);
        link.getElement().setAttribute("router-link", true);
        if (list == address.what().list()) {
            link.getElement().setAttribute("aria-current", "page");
        }
        if (count > 0 && (list == ConversationList.UNATTENDED || list == ConversationList.FAILED)) {
            link.addClassName("at-lists-wants");
        }
        return link;
    }

    /** Exact as far as it is counted. */
    static String count(int count) {
        var formats = Formats.current();
        return count < ConversationService.MANY
                ? formats.number(count)
                : formats.number(ConversationService.MANY - 1L) + "+";
    }
}
