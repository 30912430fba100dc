package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.Command;
import dev.atalaya.components.CommandSource;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.security.Permissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Conversations by contact or number. */
@Component
class ConversationCommands implements CommandSource {

    private static final int LEAST = 2;

    private final ConversationService conversations;

    ConversationCommands(ConversationService conversations) {
        this.conversations = conversations;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String permission() {
        return Permissions.CONVERSATIONS_READ;
    }

    @Override
    public List<Command> find(String text) {
        if (text.length() < LEAST) {
            return List.of();
        }
        var kind = I18NProvider.translate("conversations.command");
        return conversations.named(text, MOST).stream()
                .map(found -> Command.place(
                        VaadinIcon.COMMENT_O,
                        kind,
                        found.contact(),
                        found.agentName(),
                        ConversationAddress.PATH + "/" + found.id().value()))
                .toList();
    }
}
