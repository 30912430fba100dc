package dev.atalaya.users.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.atalaya.components.Toast;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.users.NewAdmin;
import dev.atalaya.users.OwnAccount;
import java.util.stream.Stream;

/** Another password for the account of whoever is signed in, which asks for the present one. */
class PasswordForm extends Div {

    private final OwnAccount account;
    private final PasswordField current = new PasswordField(getTranslation("users.password.current"));
    private final PasswordField next = new PasswordField(getTranslation("users.password.new"));
    private final PasswordField again = new PasswordField(getTranslation("users.password.again"));

    PasswordForm(OwnAccount account) {
        this.account = account;
        addClassName("at-form");
        next.setHelperText(getTranslation("users.setup.password.help", NewAdmin.SHORTEST_PASSWORD));
        current.getElement().setAttribute("autocomplete", "current-password");
        next.getElement().setAttribute("autocomplete", "new-password");
        again.getElement().setAttribute("autocomplete", "new-password");
        add(current, next, again, new Button(getTranslation("users.password.change"), click -> change()));
    }

    private void change() {
        current.setErrorMessage(getTranslation("users.password.current.error"));
        current.setInvalid(current.isEmpty());
        if (!PasswordCheck.areGood(next, again) || current.isInvalid()) {
            return;
        }
        try {
            account.changePassword(current.getValue(), next.getValue());
            Stream.of(current, next, again).forEach(PasswordField::clear);
            Toast.show(getTranslation("users.password.changed"));
        } catch (RefusedException e) {
            current.setErrorMessage(getTranslation(e.key()));
            current.setInvalid(true);
        }
    }
}
