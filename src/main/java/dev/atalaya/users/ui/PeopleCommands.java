package dev.atalaya.users.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.Command;
import dev.atalaya.components.CommandSource;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.Permissions;
import dev.atalaya.users.UserFilter;
import dev.atalaya.users.UserKind;
import dev.atalaya.users.UserOrder;
import dev.atalaya.users.UserService;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** People by name or e-mail. */
@Component
class PeopleCommands implements CommandSource {

    private final UserService users;

    PeopleCommands(UserService users) {
        this.users = users;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String permission() {
        return Permissions.USERS_READ;
    }

    @Override
    public List<Command> find(String text) {
        var kind = I18NProvider.translate("users.command");
        return users
                .list(
                        new UserFilter(UserKind.PERSON, null, null, text),
                        new KeysetOrder<>(UserOrder.NAME, false),
                        null,
                        MOST)
                .stream()
                .map(user -> Command.place(
                        VaadinIcon.USER,
                        kind,
                        user.displayName(),
                        Objects.requireNonNullElse(user.email(), ""),
                        "users/" + user.id().value()))
                .toList();
    }
}
