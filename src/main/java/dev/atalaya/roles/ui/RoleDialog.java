package dev.atalaya.roles.ui;

import com.vaadin.flow.component.UI;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Toast;
import dev.atalaya.roles.RoleDetails;
import dev.atalaya.roles.RoleService;
import java.util.Set;
import java.util.function.Consumer;

/** Opens the form of a role: a new one, a copy, or one that is there. */
class RoleDialog {

    private final RoleService roles;

    RoleDialog(RoleService roles) {
        this.roles = roles;
    }

    void create() {
        open("roles.create", "roles.create.act", new RoleForm("", "", Set.of()), this::createAndShow);
    }

    void copy(RoleDetails role) {
        var ui = UI.getCurrent();
        var name = ui.getTranslation("roles.copy.name", role.name());
        var fitting = name.length() > RoleDetails.NAME_LENGTH ? "" : name;
        open(
                "roles.copy",
                "roles.copy.act",
                new RoleForm(fitting, role.description(), role.permissions()),
                this::createAndShow);
    }

    void edit(RoleDetails role, Runnable saved) {
        open("roles.edit", "roles.save", new RoleForm(role), details -> {
            roles.update(details);
            saved.run();
        });
    }

    private void createAndShow(RoleDetails details) {
        var id = roles.create(details);
        Toast.show(UI.getCurrent().getTranslation("roles.created", details.name()));
        UI.getCurrent().navigate("roles/" + id);
    }

    private static void open(String title, String act, RoleForm form, Consumer<RoleDetails> save) {
        var ui = UI.getCurrent();
        new FormDialog(ui.getTranslation(title), ui.getTranslation(act), form, () -> {
                    var details = form.read();
                    details.ifPresent(save);
                    return details.isPresent();
                })
                .watch(form.fields())
                .sayAtFields(form::shows)
                .open();
    }
}
