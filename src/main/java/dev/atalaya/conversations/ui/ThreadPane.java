package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.html.Div;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.OpenedConversation;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import org.springframework.stereotype.Component;

/** A conversation to be read beside something else. */
public class ThreadPane extends Div {

    private final Reading reading;

    public ThreadPane(Reading reading) {
        this.reading = reading;
        addClassName("at-conversation-thread");
    }

    /** Shows it from its newest messages. */
    public void show(OpenedConversation opened) {
        var loader = reading.loader();
        loader.show(opened);
        removeAll();
        add(loader.thread());
    }

    /** What a thread is read with, as one thing to hand over. */
    @Component
    public record Reading(ConversationService conversations, AiSessionService aiSessions, CurrentUser user) {

        ThreadLoader loader() {
            return new ThreadLoader(conversations, aiSessions, user.may(Permissions.AI_SESSIONS_READ));
        }
    }
}
