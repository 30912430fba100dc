package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.RelativeTime;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.work.WorkDetails;

/** How a conversation stands, for whoever does not manage it. */
class StateFacts extends DescriptionList {

    StateFacts(WorkTools tools, WorkDetails details) {
        fact(
                "status",
                new Span(getTranslation(
                        "conversations.status." + details.status().column())));
        if (details.status() == ConversationStatus.SNOOZED && details.snoozedUntil() != null) {
            fact("until", new Span(new RelativeTime(details.snoozedUntil(), tools.clock())));
        }
        fact(
                "priority",
                new Span(getTranslation(
                        "conversations.priority." + details.priority().column())));
        fact(
                "assignee",
                new Span(
                        details.assignee() == null
                                ? getTranslation("work.assignee.none")
                                : details.assignee().name()));
    }

    private void fact(String name, Span value) {
        add(new Term(getTranslation("work." + name)), new Description(value));
    }
}
