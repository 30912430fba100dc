package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.AnswerTrace;
import dev.atalaya.aisessions.ThreadActivity;
import dev.atalaya.components.Formats;
import dev.atalaya.components.Toast;
import dev.atalaya.conversations.ConversationDetails.Previous;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.MessageRow;
import dev.atalaya.conversations.OpenedConversation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings messages into a thread: those it was opened with, on to either side, and earlier conversations of the contact. */
class ThreadLoader {

    /** Pages that following a quote reads back through, at most. */
    private static final int FURTHEST_QUOTE = 10;

    private final Formats formats = Formats.current();
    private final ConversationService conversations;
    private final AiSessionService aiSessions;
    private final boolean readsAiSessions;
    private final MessageThread thread =
            new MessageThread(this::loadEarlier, this::loadLater, this::jumpTo, this::trace);

    private @Nullable Previous previous;
    private boolean offersPrevious;

    ThreadLoader(ConversationService conversations, AiSessionService aiSessions, boolean readsAiSessions) {
        this.conversations = conversations;
        this.aiSessions = aiSessions;
        this.readsAiSessions = readsAiSessions;
    }

    MessageThread thread() {
        return thread;
    }

    /** What the models did in it, as far as the reader may know. */
    ThreadActivity show(OpenedConversation found) {
        var messages = found.messages();
        var activity =
                readsAiSessions ? aiSessions.activityOf(found.details().id(), ids(messages)) : ThreadActivity.NONE;
        previous = found.details().previous();
        prepend(messages, activity, messages.size() >= ConversationService.PAGE / 2);
        return activity;
    }

    /** Puts the reader where a message is, which was asked for by its key. */
    void arriveAt(long message) {
        var shown = ids(thread.shown());
        thread.mayHaveLater(
                shown.contains(message) && shown.size() - shown.indexOf(message) > ConversationService.PAGE / 2);
        if (!thread.arriveAt(message)) {
            problem("conversations.message.gone");
        }
    }

    /** Puts the reader at the first message since the start of a day. */
    void arriveAt(LocalDate day) {
        var start = day.atStartOfDay(formats.zone()).toInstant();
        thread.shown().stream()
                .filter(message -> !message.createdAt().isBefore(start))
                .findFirst()
                .ifPresentOrElse(
                        message -> arriveAt(message.id()), () -> problem("conversations.date.none", formats.date(day)));
    }

    /** Puts messages that came meanwhile at the end; nothing where what is shown ends before them. */
    boolean follow(List<MessageRow> came) {
        if (came.isEmpty() || thread.mayHaveLater()) {
            return false;
        }
        thread.append(came, entriesOf(came), came.size() == ConversationService.PAGE);
        return true;
    }

    private void loadLater() {
        var newest = thread.newest();
        if (newest != null) {
            var later = conversations.later(newest.conversation(), newest, ConversationService.PAGE);
            thread.append(later, entriesOf(later), later.size() == ConversationService.PAGE);
        }
    }

    private void loadEarlier() {
        var oldest = thread.oldest();
        if (offersPrevious || oldest == null) {
            openPrevious();
            return;
        }
        var earlier = conversations.earlier(oldest.conversation(), oldest, ConversationService.PAGE);
        prepend(earlier, entriesOf(earlier), earlier.size() == ConversationService.PAGE);
    }

    private void prepend(List<MessageRow> messages, ThreadActivity activity, boolean mayHaveEarlier) {
        thread.prepend(messages, activity, mayHaveEarlier);
        var before = mayHaveEarlier ? null : previous;
        offersPrevious = before != null;
        if (before != null) {
            thread.offer(told("conversations.before", before));
        }
    }

    /** One that went out of scope meanwhile is passed over like one that never was. */
    private void openPrevious() {
        var before = previous;
        previous = null;
        offersPrevious = false;
        if (before == null) {
            return;
        }
        var found = conversations.open(before.id());
        found.ifPresent(conversation -> {
            previous = conversation.details().previous();
            thread.startEarlierConversation(seam(before));
        });
        var messages = found.map(OpenedConversation::messages).orElse(List.of());
        prepend(messages, entriesOf(messages), messages.size() == ConversationService.PAGE);
    }

    /** Where the earlier conversation ends and the one that is shown below begins. */
    private Component seam(Previous before) {
        var link = new Anchor(ConversationAddress.ALL.path(before.id()), told("conversations.before.above", before));
        link.getElement().setAttribute("router-link", true);
        var line = new ListItem(link);
        line.addClassNames("at-day", "at-thread-seam");
        return line;
    }

    private String told(String key, Previous before) {
        return thread.getTranslation(
                key,
                formats.date(before.createdAt()),
                thread.getTranslation(ConversationBadges.key(before.status())),
                before.messageCount());
    }

    private ThreadActivity entriesOf(List<MessageRow> messages) {
        return readsAiSessions && !messages.isEmpty()
                ? aiSessions.entriesOf(messages.getFirst().conversation(), ids(messages))
                : ThreadActivity.NONE;
    }

    private Optional<AnswerTrace> trace(MessageRow message) {
        return aiSessions.traceOf(message.conversation(), message.id());
    }

    private void jumpTo(long message) {
        for (var page = 0; page < FURTHEST_QUOTE && !thread.pointOut(message); page++) {
            var before = thread.oldest();
            loadEarlier();
            if (before == thread.oldest()) {
                break;
            }
        }
        if (!thread.pointOut(message)) {
            problem("conversations.quote.far");
        }
    }

    private void problem(String key, Object... parameters) {
        Toast.problem(thread.getTranslation(key, parameters), thread.getTranslation("conversations.close"));
    }

    private static List<Long> ids(List<MessageRow> messages) {
        return messages.stream().map(MessageRow::id).toList();
    }
}
