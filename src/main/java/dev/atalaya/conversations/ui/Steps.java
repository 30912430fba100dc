package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.components.Formats;
import dev.atalaya.components.Toast;
import dev.atalaya.components.ViewKeys;
import dev.atalaya.conversations.ConversationDetails;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.ConversationService;
import java.util.List;

/** To the conversations before and after the open one, as the list of the address has them in order. */
class Steps extends Div {

    private final ConversationService conversations;
    private final ConversationAddress from;
    private final ConversationRow at;

    Steps(ConversationService conversations, ConversationAddress from, ConversationDetails open) {
        this.conversations = conversations;
        this.from = from;
        at = place(open);
        addClassName("at-steps");
        add(step("previous", "k", VaadinIcon.ANGLE_UP, false), step("next", "j", VaadinIcon.ANGLE_DOWN, true));
    }

    private Button step(String name, String key, VaadinIcon icon, boolean forward) {
        var words = getTranslation("conversations." + name);
        var button = new Button(icon.create(), click -> go(forward));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(words);
        button.setTooltipText(words);
        ViewKeys.bind(button, key, words);
        return button;
    }

    private void go(boolean forward) {
        var order = forward ? from.order() : from.order().reversed();
        conversations.list(from.filter(Formats.current().zone()), order, at, 1).stream()
                .findFirst()
                .ifPresentOrElse(
                        row -> UI.getCurrent()
                                .navigate(
                                        ConversationAddress.PATH + "/"
                                                + row.id().value(),
                                        from.query()),
                        () -> Toast.show(getTranslation("conversations.no-more")));
    }

    /** Where the open one stands; what is not part of any order does not matter. */
    private static ConversationRow place(ConversationDetails open) {
        return new ConversationRow(
                open.id(),
                open.agent(),
                open.agentName(),
                open.contactName(),
                open.contactPhone(),
                open.status(),
                open.priority(),
                open.assignee(),
                "",
                open.createdAt(),
                open.lastMessageAt(),
                open.messageCount(),
                open.unattended(),
                false,
                List.of());
    }
}
