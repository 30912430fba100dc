package dev.atalaya.conversations.search.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.conversations.search.Hit;
import dev.atalaya.conversations.search.Snippet;
import java.time.Instant;
import java.util.Locale;

/** A message that was found, as a link to where it stands in its thread. */
class HitItem extends ListItem {

    HitItem(Hit hit, Formats formats, Instant now) {
        addClassName("at-hit");
        var contact = new Span(hit.contact());
        contact.addClassName("at-hit-contact");
        var facts = new Span(String.join(" · ", hit.agentName(), author(hit)));
        facts.addClassNames("at-hit-facts", "at-secondary");
        var time = new Span(formats.relative(hit.at(), now));
        time.addClassNames("at-hit-time", "at-secondary");
        time.getElement().setAttribute("title", formats.exact(hit.at()));
        var head = new Div(contact, facts, time);
        head.addClassName("at-hit-head");
        var link = new Anchor(
                "conversations/" + hit.conversation().value() + "?message=" + hit.message(), head, snippet(hit));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("at-hit-link");
        add(link);
    }

    private Div snippet(Hit hit) {
        var text = new Div();
        text.addClassName("at-hit-text");
        text.getElement().setAttribute("dir", "auto");
        if (hit.deleted()) {
            var deleted = new Span(getTranslation("search.deleted"));
            deleted.addClassName("at-hit-deleted");
            text.add(deleted);
        }
        for (var piece : hit.snippet().pieces()) {
            text.add(piece(piece));
        }
        return text;
    }

    private static Component piece(Snippet.Piece piece) {
        return piece.marked() ? new Mark(piece.text()) : new Span(piece.text());
    }

    private String author(Hit hit) {
        return hit.author() == MessageAuthor.HUMAN && hit.authorName() != null
                ? hit.authorName()
                : getTranslation("conversations.author." + hit.author().name().toLowerCase(Locale.ROOT));
    }
}
