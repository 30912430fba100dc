package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.Figure;
import dev.atalaya.components.Formats;
import dev.atalaya.components.HomeCard;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationList;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import java.time.Instant;
import java.util.Optional;

/** What came to the reader's agents since the reader signed in the time before, with the list of it. */
@org.springframework.stereotype.Component
class SinceCard implements HomeCard {

    private final ConversationService conversations;
    private final CurrentUser currentUser;

    SinceCard(ConversationService conversations, CurrentUser currentUser) {
        this.conversations = conversations;
        this.currentUser = currentUser;
    }

    @Override
    public int order() {
        return 11;
    }

    @Override
    public String permission() {
        return Permissions.CONVERSATIONS_READ;
    }

    @Override
    public String title() {
        return "conversations.card.since";
    }

    @Override
    public String path() {
        return lastVisit().map(SinceCard::since).orElse(ConversationAddress.ALL).explicitPath();
    }

    @Override
    public Component content() {
        return lastVisit().map(this::changes).orElseGet(() -> line("conversations.card.since.first"));
    }

    private Component changes(Instant before) {
        var counts = conversations.counts(since(before).what());
        var content =
                new Div(line("conversations.card.since.line", Formats.current().exact(before)));
        if (counts.getOrDefault(ConversationList.ALL, 0) == 0) {
            content.add(line("conversations.card.since.nothing"));
            return content;
        }
        var figures = new Div();
        figures.addClassName("at-figures");
        for (var list :
                new ConversationList[] {ConversationList.ALL, ConversationList.UNATTENDED, ConversationList.FAILED}) {
            var link = new Anchor(
                    since(before).in(list).explicitPath(),
                    new Figure(
                            ConversationLists.count(counts.getOrDefault(list, 0)),
                            I18NProvider.translate("conversations.card.since." + list.word())));
            link.getElement().setAttribute("router-link", true);
            link.addClassName("at-figure-link");
            figures.add(link);
        }
        content.add(figures);
        return content;
    }

    private Optional<Instant> lastVisit() {
        return currentUser.find().map(AtalayaUser::lastVisit);
    }

    private static ConversationAddress since(Instant before) {
        return ConversationAddress.ALL.with(ConversationFilter.ALL.between(before, null));
    }

    private static Paragraph line(String key, Object... parameters) {
        var line = new Paragraph(I18NProvider.translate(key, parameters));
        line.addClassName("at-secondary");
        return line;
    }
}
