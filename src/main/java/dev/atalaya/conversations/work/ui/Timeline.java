package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.work.ConversationTimeline;
import dev.atalaya.conversations.work.TimelineEntry;
import dev.atalaya.conversations.work.TimelineKey;
import dev.atalaya.shared.ConversationId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everything that happened to a conversation, the newest first, with a line for each day. */
public class Timeline extends Div {

    private final Formats formats = Formats.current();
    private final OrderedList list = new OrderedList();
    private final Button more;
    private final WorkTools tools;
    private final ConversationId conversation;

    private @Nullable TimelineKey last;
    private @Nullable LocalDate day;

    public Timeline(WorkTools tools, ConversationId conversation) {
        this.tools = tools;
        this.conversation = conversation;
        addClassName("at-timeline");
        more = new Button(getTranslation("work.timeline.more"), click -> load());
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("work.timeline"));
        add(list, more);
        load();
    }

    private void load() {
        var found = tools.timeline().before(conversation, last, ConversationTimeline.PAGE);
        found.forEach(this::show);
        more.setVisible(found.size() == ConversationTimeline.PAGE);
        if (!found.isEmpty()) {
            last = found.getLast().key();
        }
    }

    private void show(TimelineEntry entry) {
        var at = entry.key().at();
        var on = LocalDate.ofInstant(at, formats.zone());
        if (!on.equals(day)) {
            var line = new ListItem(formats.day(on));
            line.addClassName("at-day");
            list.add(line);
            day = on;
        }
        var time = new Span(formats.time(at));
        time.addClassName("at-time");
        time.getElement().setAttribute("title", formats.exact(at));
        var icon = icon(entry.kind()).create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var what = new Div(new Span(sentence(entry)));
        quote(entry, what);
        var item = new ListItem(time, icon, what);
        item.addClassNames(
                "at-event",
                "at-event-" + entry.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        list.add(item);
    }

    private void quote(TimelineEntry entry, Div what) {
        var text = entry.became();
        if ((entry.kind() == TimelineEntry.Kind.MESSAGE || entry.kind() == TimelineEntry.Kind.NOTE) && text != null) {
            var words = new Div(text);
            words.addClassName("at-event-text");
            what.add(words);
        }
    }

    private String sentence(TimelineEntry entry) {
        var who = entry.who() == null ? "" : entry.who();
        return switch (entry.kind()) {
            case MESSAGE ->
                who.isBlank()
                        ? getTranslation("conversations.author." + entry.detail())
                        : getTranslation("conversations.author." + entry.detail()) + " · " + who;
            case NOTE -> getTranslation("work.timeline.note." + entry.detail(), who);
            case AI_SESSION -> getTranslation("work.timeline.ai", who);
            case AUDIT ->
                getTranslation(
                        "work.timeline.log",
                        who.isBlank() ? getTranslation("audit.actor.anonymous") : who,
                        getTranslation("audit.name." + entry.detail()));
            case ACTIVITY -> activity(entry, who);
        };
    }

    private String activity(TimelineEntry entry, String who) {
        var was = entry.was();
        var became = entry.became();
        return switch (entry.detail()) {
            case "assignee" ->
                became == null
                        ? getTranslation("work.timeline.unassigned", who, was == null ? "" : was)
                        : getTranslation("work.timeline.assigned", who, became);
            case "labelled" -> getTranslation("work.timeline.labelled", who, became == null ? "" : became);
            case "unlabelled" -> getTranslation("work.timeline.unlabelled", who, was == null ? "" : was);
            case "priority" ->
                getTranslation("work.timeline.priority", who, named("priority", was), named("priority", became));
            default -> getTranslation("work.timeline.status", who, state(was), state(became));
        };
    }

    /** A state, and of a snoozed one until when. */
    private String state(@Nullable String state) {
        if (state == null) {
            return "";
        }
        var parts = state.split(" ", 2);
        var word = named("status", parts[0]);
        try {
            return parts.length == 1
                    ? word
                    : getTranslation("work.timeline.until", word, formats.exact(Instant.parse(parts[1])));
        } catch (DateTimeException e) {
            return word;
        }
    }

    private String named(String what, @Nullable String value) {
        return value == null ? "" : getTranslation("conversations." + what + "." + value);
    }

    private static VaadinIcon icon(TimelineEntry.Kind kind) {
        return switch (kind) {
            case MESSAGE -> VaadinIcon.COMMENT_O;
            case ACTIVITY -> VaadinIcon.EXCHANGE;
            case NOTE -> VaadinIcon.NOTEBOOK;
            case AI_SESSION -> VaadinIcon.MAGIC;
            case AUDIT -> VaadinIcon.CLIPBOARD_TEXT;
        };
    }
}
