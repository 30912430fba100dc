package dev.atalaya.users.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.Command;
import dev.atalaya.components.CommandSource;
import dev.atalaya.components.Folded;
import dev.atalaya.security.Permissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** The dialog for a new user, from anywhere. */
@Component
class UserActs implements CommandSource {

    @Override
    public int order() {
        return 11;
    }

    @Override
    public String permission() {
        return Permissions.USERS_MANAGE;
    }

    @Override
    public List<Command> find(String text) {
        var title = I18NProvider.translate("users.new");
        return Folded.contains(title, text)
                ? List.of(Command.place(
                        VaadinIcon.PLUS,
                        I18NProvider.translate("shell.palette.act"),
                        title,
                        "",
                        "users?" + UsersView.NEW))
                : List.of();
    }
}
