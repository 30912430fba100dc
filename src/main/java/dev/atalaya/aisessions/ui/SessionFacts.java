package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.aisessions.SessionDetails;
import dev.atalaya.components.Formats;
import dev.atalaya.components.RelativeTime;
import dev.atalaya.components.StatusBadge;
import java.time.Clock;

/** What is known about a session as a whole. */
class SessionFacts extends DescriptionList {

    private final Formats formats = Formats.current();

    SessionFacts(SessionDetails session, boolean readsConversations, Clock clock) {
        addClassName("at-session-facts");
        fact("agent", new Span(session.agentName()));
        fact("conversation", readsConversations ? thread(session) : new Span(session.contact()));
        fact(
                "outcome",
                new StatusBadge(
                        SessionText.shape(session.outcome()),
                        SessionText.tone(session.outcome()),
                        getTranslation(SessionText.key(session.outcome()))));
        fact("started", new RelativeTime(session.startedAt(), clock));
        if (session.endedAt() != null) {
            fact("ended", new RelativeTime(session.endedAt(), clock));
        }
        fact("turns", new Span(formats.number(session.turns())));
        fact("errors", new Span(formats.number(session.errors())));
        fact("tokens_in", new Span(formats.number(session.tokensIn())));
        fact("tokens_cached", new Span(formats.number(session.tokensCached())));
        fact("tokens_out", new Span(tokensOut(session)));
        fact("cost", new Span(cost(session)));
        fact(
                "latency",
                new Span(
                        session.latencyMs() == null
                                ? getTranslation("aisessions.unknown")
                                : SessionText.duration(formats, session.latencyMs())));
    }

    private String tokensOut(SessionDetails session) {
        return session.tokensReasoning() == 0
                ? formats.number(session.tokensOut())
                : getTranslation(
                        "aisessions.tokens.reasoning",
                        formats.number(session.tokensOut()),
                        formats.number(session.tokensReasoning()));
    }

    private String cost(SessionDetails session) {
        return session.cost() == null
                ? getTranslation("aisessions.cost.none")
                : SessionText.money(formats, session.cost()) + " \u00b7 "
                        + getTranslation(
                                session.cost().computed() ? "aisessions.cost.computed" : "aisessions.cost.reported");
    }

    private static Anchor thread(SessionDetails session) {
        var link = new Anchor("conversations/" + session.conversation().value(), session.contact());
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private void fact(String name, Component value) {
        add(new Div(new Term(getTranslation("aisessions.column." + name)), new Description(value)));
    }
}
