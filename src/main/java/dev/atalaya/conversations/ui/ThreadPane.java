package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.html.Div;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.AnswerTrace;
import dev.atalaya.aisessions.ThreadActivity;
import dev.atalaya.components.Toast;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.MessageRow;
import dev.atalaya.conversations.OpenedConversation;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.ConversationId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A conversation to be read beside something else: its messages, older ones on demand, and how answers came about. */
public class ThreadPane extends Div {

    /** Pages that following a quote reads back through, at most. */
    private static final int FURTHEST_QUOTE = 10;

    private final Reading reading;
    private final boolean readsAiSessions;

    private MessageThread thread;
    private @Nullable ConversationId shown;

    public ThreadPane(Reading reading) {
        this.reading = reading;
        readsAiSessions = reading.user().may(Permissions.AI_SESSIONS_READ);
        thread = newThread();
        addClassName("at-conversation-thread");
    }

    /** Shows it from its newest messages. */
    public void show(OpenedConversation opened) {
        shown = opened.details().id();
        thread = newThread();
        var messages = opened.messages();
        thread.prepend(messages, entriesOf(messages), messages.size() == ConversationService.PAGE);
        removeAll();
        add(thread);
    }

    private MessageThread newThread() {
        return new MessageThread(this::loadEarlier, () -> {}, this::jumpTo, this::trace);
    }

    private void loadEarlier() {
        var oldest = thread.oldest();
        if (shown != null && oldest != null) {
            var earlier = reading.conversations().earlier(shown, oldest, ConversationService.PAGE);
            thread.prepend(earlier, entriesOf(earlier), earlier.size() == ConversationService.PAGE);
        }
    }

    private ThreadActivity entriesOf(List<MessageRow> messages) {
        return shown != null && readsAiSessions && !messages.isEmpty()
                ? reading.aiSessions()
                        .entriesOf(shown, messages.stream().map(MessageRow::id).toList())
                : ThreadActivity.NONE;
    }

    private Optional<AnswerTrace> trace(long message) {
        return shown == null ? Optional.empty() : reading.aiSessions().traceOf(shown, message);
    }

    private void jumpTo(long message) {
        for (var page = 0; page < FURTHEST_QUOTE && !thread.pointOut(message); page++) {
            var before = thread.oldest();
            loadEarlier();
            if (before == thread.oldest()) {
                return;
            }
        }
        if (!thread.pointOut(message)) {
            Toast.problem(getTranslation("conversations.quote.far"), getTranslation("conversations.close"));
        }
    }

    /** What a thread is read with, as one thing to hand over. */
    @Component
    public record Reading(ConversationService conversations, AiSessionService aiSessions, CurrentUser user) {}
}
