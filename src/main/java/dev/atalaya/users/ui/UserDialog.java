package dev.atalaya.users.ui;

import com.vaadin.flow.component.UI;
import dev.atalaya.components.FormDialog;
import dev.atalaya.users.OpenedUser;
import dev.atalaya.users.UserDetails;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The form about a person in a dialog. */
class UserDialog extends FormDialog {

    private final UserForm form;

    private UserDialog(String title, UserForm form, String act, Consumer<UserDetails> save) {
        super(title, act, form, () -> read(form, save));
        this.form = form;
        watch(form.fields());
        sayAtFields(form::shows);
    }

    /** For somebody new. */
    static UserDialog create(String act, Consumer<UserDetails> save) {
        return new UserDialog(UI.getCurrent().getTranslation("users.new"), new UserForm(), act, save);
    }

    /** For somebody who is there, as they are now. */
    static UserDialog edit(Supplier<OpenedUser> current, String act, Consumer<UserDetails> save) {
        var user = current.get();
        var title =
                UI.getCurrent().getTranslation("users.edit.title", user.row().displayName());
        var dialog = new UserDialog(title, new UserForm(), act, save);
        dialog.form.show(user);
        dialog.reloadBy(() -> dialog.form.show(current.get()));
        return dialog;
    }

    UserDialog or(String act, Consumer<UserDetails> save) {
        also(act, () -> read(form, save));
        return this;
    }

    private static boolean read(UserForm form, Consumer<UserDetails> save) {
        var details = form.read();
        details.ifPresent(save);
        return details.isPresent();
    }
}
