package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import dev.atalaya.aisessions.Answer;
import dev.atalaya.aisessions.AnswerTrace;
import dev.atalaya.aisessions.ThreadActivity;
import dev.atalaya.aisessions.ToolCall;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.Contradiction;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.conversations.MessageRow;
import dev.atalaya.conversations.MessageType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages from the oldest that was loaded to the newest that was, with a line for each day. */
class MessageThread extends Div {

    private static final Duration ONE_BREATH = Duration.ofMinutes(5);

    private final Formats formats = Formats.current();
    private final OrderedList list = new OrderedList();
    private final Button more;
    private final Button later;
    private final LongConsumer jump;
    private final Function<MessageRow, Optional<AnswerTrace>> trace;
    private final Map<Long, MessageBubble> bubbles = new HashMap<>();
    private final Map<String, MessageBubble> byExternalId = new HashMap<>();
    private final Map<String, Map<MessageAuthor, String>> reactions = new HashMap<>();
    private final List<MessageRow> shown = new ArrayList<>();

    private @Nullable Component firstDay;

    /** @param trace how a message came about */
    MessageThread(
            Runnable loadEarlier,
            Runnable loadLater,
            LongConsumer jump,
            Function<MessageRow, Optional<AnswerTrace>> trace) {
        this.jump = jump;
        this.trace = trace;
        addClassName("at-thread");
        more = new Button(getTranslation("conversations.earlier"), click -> loadEarlier.run());
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        more.addClassName("at-earlier");
        list.addClassName("at-messages");
        later = new Button(getTranslation("conversations.later"), click -> loadLater.run());
        later.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        later.addClassName("at-earlier");
        later.setVisible(false);
        var inner = new Div(more, list, later);
        inner.addClassName("at-thread-inner");
        add(inner);
        getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("conversations.thread"));
    }

    /** The oldest first. */
    List<MessageRow> shown() {
        return List.copyOf(shown);
    }

    /** The key from which earlier ones are read. */
    @Nullable
    MessageRow oldest() {
        return shown.isEmpty() ? null : shown.getFirst();
    }

    /** The key from which later ones are read. */
    @Nullable
    MessageRow newest() {
        return shown.isEmpty() ? null : shown.getLast();
    }

    /** Whether newer messages than those that are shown can be read. */
    void mayHaveLater(boolean mayHave) {
        later.setVisible(mayHave);
    }

    boolean mayHaveLater() {
        return later.isVisible();
    }

    /** Puts messages, the oldest first, after those that are shown. */
    void append(List<MessageRow> messages, ThreadActivity activity, boolean mayHaveLater) {
        mayHaveLater(mayHaveLater);
        messages.forEach(this::reactTo);
        var items = new ArrayList<Component>();
        var before = newest();
        var told = new Told(activity);
        for (var message : messages) {
            if (before == null || !day(before).equals(day(message))) {
                items.add(dayLine(message));
            }
            add(items, message, before, told);
            before = message;
        }
        shown.addAll(messages);
        items.forEach(list::add);
        showContradictions();
    }

    /** Puts messages, the oldest first, before those that are shown. */
    void prepend(List<MessageRow> messages, ThreadActivity activity, boolean mayHaveEarlier) {
        more.setVisible(mayHaveEarlier);
        if (messages.isEmpty()) {
            return;
        }
        messages.reversed().forEach(this::remember);
        var told = new Told(activity);
        var items = new ArrayList<Component>();
        var seam = oldest();
        MessageRow before = null;
        Component day = null;
        for (var message : messages) {
            if (before == null || !day(before).equals(day(message))) {
                var line = dayLine(message);
                day = day == null ? line : day;
                items.add(line);
            }
            add(items, message, before, told);
            before = message;
        }
        if (seam != null && firstDay != null && before != null && day(before).equals(day(seam))) {
            list.remove(firstDay);
        }
        firstDay = day;
        shown.addAll(0, messages);
        var index = 0;
        for (var item : items) {
            list.addComponentAtIndex(index++, item);
        }
        showContradictions();
    }

    /** What the button above the oldest message brings, where it is not earlier messages of the same conversation. */
    void offer(String what) {
        more.setText(what);
        more.setVisible(true);
    }

    /** Ends a conversation above those that are shown: what is put before it from now on is of an earlier one. */
    void startEarlierConversation(Component line) {
        more.setText(getTranslation("conversations.earlier"));
        list.addComponentAsFirst(line);
        firstDay = null;
    }

    /** Whether the message is loaded; if so, it is pointed out. */
    boolean pointOut(long message) {
        var bubble = bubbles.get(message);
        if (bubble != null) {
            bubble.pointOut();
        }
        return bubble != null;
    }

    /** Whether the message is loaded; if so, it is where the reader is now. */
    boolean arriveAt(long message) {
        var bubble = bubbles.get(message);
        if (bubble != null) {
            bubble.arriveAt();
        }
        return bubble != null;
    }

    private void showContradictions() {
        var found = Contradiction.in(shown);
        bubbles.forEach((message, bubble) -> bubble.setContradiction(found.get(message)));
    }

    private void add(List<Component> items, MessageRow message, @Nullable MessageRow before, Told told) {
        if (message.type() == MessageType.REACTION) {
            return;
        }
        var calls = told.calls.getOrDefault(message.id(), List.of());
        var bubble = new MessageBubble(message, follows(before, message) && calls.isEmpty(), formats, jump);
        bubble.setReactions(shown(reactions.getOrDefault(message.externalId(), Map.of())));
        bubbles.put(message.id(), bubble);
        byExternalId.put(message.externalId(), bubble);
        var folds = calls.stream().map(call -> new ToolCallFold(call, formats)).toList();
        if (message.author() == MessageAuthor.CONTACT) {
            items.add(bubble);
            items.addAll(folds);
        } else {
            items.addAll(folds);
            items.add(bubble);
        }
        var answer = told.answers.get(message.id());
        if (answer != null) {
            bubble.add(new AnswerFold(answer, formats, () -> trace.apply(message)));
        }
    }

    /** Newer ones come first, so that the first sign of an author is the one that holds. */
    private void remember(MessageRow message) {
        var reaction = message.content().reaction();
        if (message.type() == MessageType.REACTION && reaction != null && reaction.messageId() != null) {
            reactions
                    .computeIfAbsent(reaction.messageId(), target -> new LinkedHashMap<>())
                    .putIfAbsent(message.author(), reaction.emoji() == null ? "" : reaction.emoji());
        }
    }

    /** A later sign takes the place of the one that its author gave before, also where its message is shown already. */
    private void reactTo(MessageRow message) {
        var reaction = message.content().reaction();
        if (message.type() == MessageType.REACTION && reaction != null && reaction.messageId() != null) {
            var given = reactions.computeIfAbsent(reaction.messageId(), target -> new LinkedHashMap<>());
            given.put(message.author(), reaction.emoji() == null ? "" : reaction.emoji());
            var bubble = byExternalId.get(reaction.messageId());
            if (bubble != null) {
                bubble.setReactions(shown(given));
            }
        }
    }

    private static List<String> shown(Map<MessageAuthor, String> given) {
        return given.values().stream().filter(emoji -> !emoji.isBlank()).toList();
    }

    private boolean follows(@Nullable MessageRow before, MessageRow message) {
        return before != null
                && before.type() != MessageType.REACTION
                && before.author() == message.author()
                && Objects.equals(before.authorName(), message.authorName())
                && day(before).equals(day(message))
                && Duration.between(before.createdAt(), message.createdAt()).compareTo(ONE_BREATH) < 0;
    }

    private LocalDate day(MessageRow message) {
        return LocalDate.ofInstant(message.createdAt(), formats.zone());
    }

    private Component dayLine(MessageRow message) {
        var line = new ListItem(formats.day(day(message)));
        line.addClassName("at-day");
        return line;
    }

    /** What the models did, by the message that it became. */
    private static final class Told {

        private final Map<Long, List<ToolCall>> calls;
        private final Map<Long, Answer> answers;

        Told(ThreadActivity activity) {
            calls = activity.toolCalls().stream().collect(Collectors.groupingBy(ToolCall::messageId));
            answers = activity.answers().stream()
                    .collect(Collectors.toMap(Answer::messageId, answer -> answer, (first, second) -> first));
        }
    }
}
