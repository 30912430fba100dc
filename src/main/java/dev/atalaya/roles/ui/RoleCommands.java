package dev.atalaya.roles.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.Command;
import dev.atalaya.components.CommandSource;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.roles.RoleOrder;
import dev.atalaya.roles.RoleService;
import dev.atalaya.security.Permissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Roles by name. */
@Component
class RoleCommands implements CommandSource {

    private final RoleService roles;

    RoleCommands(RoleService roles) {
        this.roles = roles;
    }

    @Override
    public int order() {
        return 31;
    }

    @Override
    public String permission() {
        return Permissions.ROLES_READ;
    }

    @Override
    public List<Command> find(String text) {
        var kind = I18NProvider.translate("roles.command");
        return roles.list(text, new KeysetOrder<>(RoleOrder.NAME, false), null, MOST).stream()
                .map(role -> Command.place(VaadinIcon.KEY_O, kind, role.name(), role.code(), "roles/" + role.id()))
                .toList();
    }
}
