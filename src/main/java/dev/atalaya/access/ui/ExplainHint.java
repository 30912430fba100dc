package dev.atalaya.access.ui;

import dev.atalaya.components.MissingPageHint;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Leads from a conversation that is not shown to why it is not. */
@Component
class ExplainHint implements MissingPageHint {

    private static final Pattern CONVERSATION = Pattern.compile("conversations/(\\d{1,18})");

    private final CurrentUser currentUser;

    ExplainHint(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public Optional<Hint> hint(String path) {
        var conversation = CONVERSATION.matcher(path);
        return conversation.matches() && currentUser.may(Permissions.ACCESS_READ)
                ? currentUser
                        .id()
                        .map(user -> new Hint(
                                "access.explain.why",
                                "%s?user=%d&conversation=%s"
                                        .formatted(ExplainView.PATH, user.value(), conversation.group(1))))
                : Optional.empty();
    }
}
