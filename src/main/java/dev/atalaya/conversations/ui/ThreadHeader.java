package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePickerVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.ConversationDetails;
import dev.atalaya.conversations.ConversationService;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who a thread is with, how it stands, and the ways from it: back, on, to a date, to paper, to everything that happened. */
class ThreadHeader extends Header {

    private final Div badges = new Div();
    private final ConversationDetails details;
    private final ConversationAddress from;
    private final Clock clock;

    /**
     * @param from the list that it was opened from
     * @param place what of the conversation is shown
     * @param toggleFacts shows or hides the panel where there is no room for both
     */
    ThreadHeader(
            ConversationDetails details,
            ConversationAddress from,
            ThreadPlace place,
            ConversationService conversations,
            Clock clock,
            Runnable toggleFacts) {
        this.details = details;
        this.from = from;
        this.clock = clock;
        badges.addClassName("at-badges");
        show(details);
        add(
                back(),
                new H1(called(this, details)),
                new Steps(conversations, from, details),
                transcript(),
                facts(toggleFacts),
                views(place),
                badges);
        addClassName("at-thread-header");
    }

    /** How it stands by now. */
    void show(ConversationDetails now) {
        badges.removeAll();
        badges.add(ConversationBadges.status(this, now.status()));
        if (now.unattended()) {
            badges.add(ConversationBadges.unattended(this));
        }
        badges.add(ConversationBadges.window(this, now, clock.instant()));
    }

    static String called(Component asker, ConversationDetails details) {
        return details.isErased() ? asker.getTranslation("contacts.erased.name") : details.contact();
    }

    private Anchor back() {
        var back = icon(from.path(), VaadinIcon.ARROW_LEFT, "conversations.back");
        back.addClassName("at-back");
        return back;
    }

    private Anchor transcript() {
        var transcript = icon(path() + "/transcript", VaadinIcon.PRINT, "conversations.transcript");
        transcript.addClassName("at-transcript-link");
        return transcript;
    }

    private Anchor icon(String path, VaadinIcon icon, String key) {
        var link = new Anchor(path, icon.create());
        link.setAriaLabel(getTranslation(key));
        link.setTitle(getTranslation(key));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private Button facts(Runnable toggle) {
        var facts = new Button(VaadinIcon.INFO_CIRCLE_O.create(), click -> toggle.run());
        facts.addThemeVariants(ButtonVariant.TERTIARY);
        facts.setAriaLabel(getTranslation("conversations.details"));
        facts.addClassName("at-facts");
        return facts;
    }

    private Nav views(ThreadPlace place) {
        var path = from.path(details.id());
        var views = new Nav(
                view("conversations.thread", path, !place.everything()),
                view("work.timeline", ThreadPlace.EVERYTHING.on(path), place.everything()));
        if (!place.everything()) {
            views.add(dates(place.date()));
        }
        views.addClassName("at-thread-views");
        views.getElement().setAttribute("aria-label", getTranslation("work.timeline.views"));
        return views;
    }

    private Anchor view(String key, String path, boolean current) {
        var link = new Anchor(path, getTranslation(key));
        link.getElement().setAttribute("router-link", true);
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    /** Leads to the first message since a day. */
    private DatePicker dates(@Nullable LocalDate date) {
        var zone = Formats.current().zone();
        var dates = new DatePicker();
        dates.setAriaLabel(getTranslation("conversations.date"));
        dates.setPlaceholder(getTranslation("conversations.date"));
        dates.setMin(LocalDate.ofInstant(details.createdAt(), zone));
        dates.setMax(LocalDate.ofInstant(details.lastMessageAt(), zone));
        dates.setInitialPosition(dates.getMax());
        dates.setValue(date);
        dates.addThemeVariants(DatePickerVariant.SMALL);
        dates.addClassName("at-thread-date");
        dates.addValueChangeListener(change -> {
            if (!dates.isInvalid()) {
                getUI().ifPresent(ui ->
                        ui.navigate(path(), ThreadPlace.at(change.getValue()).on(from.query())));
            }
        });
        return dates;
    }

    private String path() {
        return ConversationAddress.PATH + "/" + details.id().value();
    }
}
