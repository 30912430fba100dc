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
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages from the oldest that was loaded to the newest, with a line for each day. */
class MessageThread extends Div {

    private static final Duration ONE_BREATH = Duration.ofMinutes(5);

    private final Formats formats = Formats.current();
    private final OrderedList list = new OrderedList();
    private final Button more;
    private final LongConsumer jump;
    private final LongFunction<Optional<AnswerTrace>> trace;
    private final Map<Long, MessageBubble> bubbles = new HashMap<>();
    private final Map<String, Map<MessageAuthor, String>> reactions = new HashMap<>();

    private @Nullable MessageRow oldest;
    private @Nullable Component firstDay;

    /** @param trace how the message with that key came about */
    MessageThread(Runnable loadEarlier, LongConsumer jump, LongFunction<Optional<AnswerTrace>> trace) {
        this.jump = jump;
        this.trace = trace;
        addClassName("at-thread");
        more = new Button(getTranslation("conversations.earlier"), click -> loadEarlier.run());
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        more.addClassName("at-earlier");
        list.addClassName("at-messages");
        var inner = new Div(more, list);
        inner.addClassName("at-thread-inner");
        add(inner);
        getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("conversations.thread"));
    }

    /** The key from which earlier ones are read. */
    @Nullable
    MessageRow oldest() {
        return oldest;
    }

    /** Puts messages, the oldest first, before those that are shown. */
    void prepend(List<MessageRow> messages, ThreadActivity activity, boolean mayHaveEarlier) {
        more.setVisible(mayHaveEarlier);
        if (messages.isEmpty()) {
            return;
        }
        messages.reversed().forEach(this::remember);
        var callsOf = activity.toolCalls().stream().collect(Collectors.groupingBy(ToolCall::messageId));
        var answers = activity.answers().stream()
                .collect(Collectors.toMap(Answer::messageId, answer -> answer, (first, second) -> first));
        var items = new ArrayList<Component>();
        var seam = oldest;
        MessageRow before = null;
        Component day = null;
        for (var message : messages) {
            if (before == null || !day(before).equals(day(message))) {
                var line = dayLine(message);
                day = day == null ? line : day;
                items.add(line);
            }
            var bubble = add(items, message, before, callsOf.getOrDefault(message.id(), List.of()));
            var answer = answers.get(message.id());
            if (bubble != null && answer != null) {
                bubble.add(new AnswerFold(answer, formats, () -> trace.apply(message.id())));
            }
            before = message;
        }
        if (seam != null && firstDay != null && before != null && day(before).equals(day(seam))) {
            list.remove(firstDay);
        }
        firstDay = day;
        oldest = messages.getFirst();
        var index = 0;
        for (var item : items) {
            list.addComponentAtIndex(index++, item);
        }
    }

    /** Whether the message is loaded; if so, it is pointed out. */
    boolean pointOut(long message) {
        var bubble = bubbles.get(message);
        if (bubble != null) {
            bubble.pointOut();
        }
        return bubble != null;
    }

    private @Nullable MessageBubble add(
            List<Component> items, MessageRow message, @Nullable MessageRow before, List<ToolCall> calls) {
        if (message.type() == MessageType.REACTION) {
            return null;
        }
        var bubble = new MessageBubble(message, follows(before, message) && calls.isEmpty(), formats, jump);
        bubble.setReactions(reactions.getOrDefault(message.externalId(), Map.of()).values().stream()
                .filter(emoji -> !emoji.isBlank())
                .toList());
        bubbles.put(message.id(), bubble);
        var folds = calls.stream().map(call -> new ToolCallFold(call, formats)).toList();
        if (message.author() == MessageAuthor.CONTACT) {
            items.add(bubble);
            items.addAll(folds);
        } else {
            items.addAll(folds);
            items.add(bubble);
        }
        return bubble;
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
}
