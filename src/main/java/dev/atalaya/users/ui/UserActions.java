package dev.atalaya.users.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Impact;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import dev.atalaya.shared.UserId;
import dev.atalaya.users.OpenedUser;
import dev.atalaya.users.UserAdministration;
import dev.atalaya.users.UserService;
import dev.atalaya.users.UserStatus;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What can be done with one account; what takes rights away says first how much. */
class UserActions extends Div {

    private final UserService users;
    private final UserAdministration administration;
    private final OpenedUser user;
    private final UserId id;

    /** @param own whether it is the account of whoever looks at it, whose status others change */
    UserActions(UserService users, UserAdministration administration, OpenedUser user, boolean own) {
        this.users = users;
        this.administration = administration;
        this.user = user;
        this.id = user.row().id();
        addClassName("at-header-actions");
        var status = user.row().status();
        add(new Button(getTranslation("users.edit"), click -> openEditDialog()));
        if (status.canBecome(UserStatus.INVITED)) {
            var again = status == UserStatus.INVITED ? ".again" : "";
            add(new Button(getTranslation("users.invite" + again), click -> invite()));
        }
        if (own) {
            return;
        }
        if (status != UserStatus.INVITED && status.canBecome(UserStatus.ACTIVE)) {
            add(new Button(getTranslation("users.activate"), click -> openActivateDialog()));
        }
        if (status.canBecome(UserStatus.SUSPENDED)) {
            add(new Button(getTranslation("users.suspend"), click -> openSuspendDialog()));
        }
        if (status.canBecome(UserStatus.ARCHIVED)) {
            add(new Button(getTranslation("users.archive"), click -> openArchiveDialog()));
        }
    }

    private void openEditDialog() {
        UserDialog.edit(() -> users.find(id).orElseThrow(), getTranslation("users.save"), details -> {
                    administration.update(id, details);
                    changed("users.saved");
                })
                .open();
    }

    private void invite() {
        Refusals.noted(() -> {
            InvitationDialog.tell(administration.invite(id));
            refresh();
        });
    }

    private void openActivateDialog() {
        Refusals.noted(() -> new FormDialog(
                        getTranslation("users.activate.title", name()),
                        getTranslation("users.activate.act", name()),
                        content(getTranslation("users.activate.text"), administration.previewActivate(List.of(id))),
                        () -> {
                            administration.activate(id);
                            changed("users.activated");
                            return true;
                        })
                .open());
    }

    private void openSuspendDialog() {
        openDangerDialog("suspend", administration::previewSuspend, administration::suspend);
    }

    private void openArchiveDialog() {
        openDangerDialog("archive", administration::previewArchive, administration::archive);
    }

    private void openDangerDialog(
            String act, Function<List<UserId>, Impact> preview, BiConsumer<UserId, String> change) {
        Refusals.noted(() -> new DangerDialog(
                        getTranslation("users." + act + ".title", name()),
                        getTranslation("users." + act + ".act", name()),
                        name(),
                        content(getTranslation("users." + act + ".text"), preview.apply(List.of(id))),
                        reason -> {
                            change.accept(id, reason);
                            changed("users." + act + ".done");
                        })
                .open());
    }

    private void changed(String key) {
        Toast.show(getTranslation(key, name()));
        refresh();
    }

    private static void refresh() {
        UI.getCurrent().refreshCurrentRoute(false);
    }

    private String name() {
        return user.row().displayName();
    }

    private static Div content(String words, Impact impact) {
        var content = new Div(new Paragraph(words), new ImpactPanel(impact));
        content.addClassName("at-form");
        return content;
    }
}
