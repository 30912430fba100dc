package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.aisessions.AiSessionRow;
import dev.atalaya.components.Formats;
import dev.atalaya.components.RelativeTime;
import dev.atalaya.conversations.ConversationDetails;
import dev.atalaya.conversations.contacts.ui.ContactTools;
import dev.atalaya.conversations.contacts.ui.PersonalDataPanel;
import dev.atalaya.conversations.work.ui.WorkPanel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known about the open conversation, beside its thread. */
class ConversationPanel extends Section {

    private final Formats formats = Formats.current();
    private final Clock clock;

    private final WorkPanel work;
    private final ContactTools contacts;

    ConversationPanel(Clock clock, WorkPanel work, ContactTools contacts) {
        this.clock = clock;
        this.work = work;
        this.contacts = contacts;
        addClassName("at-panel");
        getElement().setAttribute("aria-label", getTranslation("conversations.details"));
    }

    void show(ConversationDetails details, List<AiSessionRow> sessions) {
        getChildren().filter(child -> !child.equals(work)).toList().forEach(Component::removeFromParent);
        if (work.getParent().isEmpty()) {
            add(work);
        }
        work.show(details.id());
        add(
                new H2(getTranslation("conversations.details")),
                facts(details),
                new H2(getTranslation("contacts.title")),
                new PersonalDataPanel(contacts, details.id(), details.isErased()));
        if (!sessions.isEmpty()) {
            add(new H2(getTranslation("aisessions.title")));
            sessions.forEach(session -> add(session(session)));
        }
    }

    /** Reads again how the conversation stands. */
    void refresh() {
        work.refresh();
    }

    /** Shows what somebody else changed; what is being typed stays. */
    void look() {
        work.look();
    }

    private Component facts(ConversationDetails details) {
        var facts = new DescriptionList();
        if (!details.isErased()) {
            add(facts, "contact", details.contact());
            add(facts, "phone", details.contactPhone());
        }
        add(facts, "agent", details.agentName());
        add(facts, "window", ConversationBadges.window(this, details, clock.instant()));
        if (details.language() != null) {
            add(facts, "language", Locale.forLanguageTag(details.language()).getDisplayLanguage(getLocale()));
        }
        add(facts, "started", details.createdAt());
        add(facts, "last", details.lastMessageAt());
        add(facts, "closed", details.closedAt());
        add(facts, "messages", formats.number(details.messageCount()));
        add(facts, "external", new Code(details.externalId()));
        return facts;
    }

    private Component session(AiSessionRow session) {
        var title = new H3(session.model());
        var facts = new DescriptionList();
        add(facts, "started", session.startedAt());
        put(
                facts,
                getTranslation("aisessions.tokens"),
                new Span(getTranslation(
                        "aisessions.tokens.line",
                        formats.number(session.tokensIn()),
                        formats.number(session.tokensCached()),
                        formats.number(session.tokensOut()))));
        var cost = session.cost();
        if (cost != null) {
            put(facts, getTranslation("aisessions.cost"), new Span(formats.money(cost.micros(), cost.currency())));
        }
        if (session.latencyMs() != null) {
            put(
                    facts,
                    getTranslation("aisessions.latency"),
                    new Span(formats.duration(Duration.ofMillis(session.latencyMs()))));
        }
        if (session.outcome() != null) {
            put(
                    facts,
                    getTranslation("aisessions.outcome"),
                    new Span(getTranslation("aisessions.outcome." + session.outcome())));
        }
        var card = new Div(title, facts);
        card.addClassName("at-session");
        return card;
    }

    private void add(DescriptionList facts, String name, @Nullable Instant at) {
        if (at != null) {
            add(facts, name, new RelativeTime(at, clock));
        }
    }

    private void add(DescriptionList facts, String name, String value) {
        add(facts, name, new Span(value));
    }

    private void add(DescriptionList facts, String name, Component value) {
        put(facts, getTranslation("conversations.fact." + name), value);
    }

    private static void put(DescriptionList facts, String name, Component value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    private static final class Code extends Span {
        Code(String text) {
            super(text);
            addClassName("at-mono");
        }
    }
}
