package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Figure;
import dev.atalaya.components.HomeCard;
import dev.atalaya.components.RelativeTime;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationList;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.security.Permissions;
import java.time.Clock;
import java.util.Set;

/** What of the reader's agents waits for somebody, in numbers that lead to the list of it, and what waits longest. */
@org.springframework.stereotype.Component
class WaitingCard implements HomeCard {

    private static final int LONGEST = 3;

    private static final ConversationAddress MINE = ConversationAddress.ALL
            .with(ConversationFilter.ALL.whose(Set.of(), true, false))
            .in(ConversationList.OPEN);

    private static final ConversationAddress UNATTENDED = list(ConversationList.UNATTENDED);

    private final ConversationService conversations;
    private final Clock clock;

    WaitingCard(ConversationService conversations, Clock clock) {
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String permission() {
        return Permissions.CONVERSATIONS_READ;
    }

    @Override
    public String title() {
        return "conversations.card.waiting";
    }

    @Override
    public String path() {
        return UNATTENDED.explicitPath();
    }

    @Override
    public Component content() {
        var counts = conversations.counts(ConversationFilter.ALL);
        var mine = conversations.count(MINE.what());
        var unattended = counts.getOrDefault(ConversationList.UNATTENDED, 0);
        var failed = counts.getOrDefault(ConversationList.FAILED, 0);
        var waking = counts.getOrDefault(ConversationList.WAKING, 0);
        if (unattended + failed + waking + mine == 0) {
            return new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    I18NProvider.translate("conversations.card.nothing"),
                    I18NProvider.translate("conversations.card.nothing.line"));
        }
        var figures = new Div(
                figure(unattended, "unattended", UNATTENDED),
                figure(failed, "failed", list(ConversationList.FAILED)),
                figure(waking, "waking", list(ConversationList.WAKING)),
                figure(mine, "mine", MINE));
        figures.addClassName("at-figures");
        var content = new Div(figures);
        content.addClassName("at-waiting");
        if (unattended > 0) {
            content.add(longest());
        }
        return content;
    }

    private OrderedList longest() {
        var oldest = new OrderedList();
        conversations.list(UNATTENDED.what(), UNATTENDED.order(), null, LONGEST).forEach(row -> oldest.add(item(row)));
        oldest.getElement().setAttribute("aria-label", I18NProvider.translate("conversations.card.longest"));
        return oldest;
    }

    private ListItem item(ConversationRow row) {
        var name = new Anchor(UNATTENDED.path(row.id()), row.contact());
        name.getElement().setAttribute("router-link", true);
        var agent = new Span(row.agentName());
        agent.addClassName("at-secondary");
        return new ListItem(name, agent, new RelativeTime(row.lastMessageAt(), clock));
    }

    private static Anchor figure(int count, String name, ConversationAddress address) {
        var link = new Anchor(
                address.explicitPath(),
                new Figure(ConversationLists.count(count), I18NProvider.translate("conversations.card." + name)));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("at-figure-link");
        return link;
    }

    /** What waits longest comes first. */
    private static ConversationAddress list(ConversationList list) {
        return ConversationAddress.ALL.in(list).sorted(ConversationAddress.NEWEST.reversed());
    }
}
