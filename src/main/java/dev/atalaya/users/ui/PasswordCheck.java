package dev.atalaya.users.ui;

import com.vaadin.flow.component.textfield.PasswordField;
import dev.atalaya.users.NewAdmin;

/** Says at the fields what is wrong with a new password that is typed twice. */
final class PasswordCheck {

    private PasswordCheck() {}

    static boolean areGood(PasswordField password, PasswordField again) {
        var good = NewAdmin.isPassword(password.getValue());
        var same = again.getValue().equals(password.getValue());
        password.setErrorMessage(password.getTranslation(
                password.getValue().length() > NewAdmin.LONGEST_PASSWORD
                        ? "users.password.long"
                        : "users.setup.password.error",
                password.getValue().length() > NewAdmin.LONGEST_PASSWORD
                        ? NewAdmin.LONGEST_PASSWORD
                        : NewAdmin.SHORTEST_PASSWORD));
        password.setInvalid(!good);
        again.setErrorMessage(again.getTranslation("users.password.differs"));
        again.setInvalid(good && !same);
        return good && same;
    }
}
