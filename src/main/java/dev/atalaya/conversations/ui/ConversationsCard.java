package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.Figure;
import dev.atalaya.components.Formats;
import dev.atalaya.components.HomeCard;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationList;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.security.Permissions;

/** How many conversations of the reader's agents wait for somebody. */
@org.springframework.stereotype.Component
class ConversationsCard implements HomeCard {

    private final ConversationService conversations;

    ConversationsCard(ConversationService conversations) {
        this.conversations = conversations;
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
        return "conversations.title";
    }

    @Override
    public String path() {
        return "conversations";
    }

    @Override
    public Component content() {
        return Figure.row(figure(ConversationList.OPEN), figure(ConversationList.PENDING));
    }

    private Figure figure(ConversationList list) {
        var count = conversations.count(ConversationFilter.ALL.in(list));
        var number = Formats.current().number(Math.min(count, ConversationService.MANY - 1));
        var key = "conversations.card." + list.word();
        return new Figure(count < ConversationService.MANY ? number : number + "+", I18NProvider.translate(key));
    }
}
