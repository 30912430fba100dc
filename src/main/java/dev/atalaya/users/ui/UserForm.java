package dev.atalaya.users.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import dev.atalaya.users.NewAdmin;
import dev.atalaya.users.OpenedUser;
import dev.atalaya.users.Refusal;
import dev.atalaya.users.UserDetails;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Name, e-mail, language and time zone of a person; says at the field what is wrong with it. */
class UserForm extends Div {

    private final TextField name = new TextField(getTranslation("users.column.name"));
    private final EmailField email = new EmailField(getTranslation("users.column.email"));
    private final Select<String> language = new Select<>();
    private final TimeZoneField timeZone = new TimeZoneField();

    private int version;

    UserForm() {
        addClassName("at-form");
        name.setMaxLength(NewAdmin.LONGEST_NAME * 2);
        name.setRequiredIndicatorVisible(true);
        // The rules are ours, checked on the server; the browser's own would answer in its words.
        name.setManualValidation(true);
        email.setManualValidation(true);
        email.setRequiredIndicatorVisible(true);
        language.setLabel(getTranslation("users.language"));
        language.setItems(UserDetails.LANGUAGES);
        language.setEmptySelectionAllowed(true);
        language.setEmptySelectionCaption(getTranslation("users.as_browser"));
        language.setItemLabelGenerator(
                code -> code == null ? getTranslation("users.as_browser") : ownName(Locale.of(code)));
        add(name, email, language, timeZone);
    }

    AbstractField<?, ?>[] fields() {
        return new AbstractField<?, ?>[] {name, email, language, timeZone};
    }

    void show(OpenedUser user) {
        name.setValue(user.row().displayName());
        email.setValue(Objects.requireNonNullElse(user.row().email(), ""));
        language.setValue(user.language());
        timeZone.setValue(user.timeZone());
        version = user.version();
        name.setInvalid(false);
        email.setInvalid(false);
    }

    Optional<UserDetails> read() {
        var valid = check(name, NewAdmin.isName(name.getValue()), "users.setup.name.error")
                & check(email, NewAdmin.isEmail(email.getValue()), "users.setup.email.error");
        if (!valid) {
            (name.isInvalid() ? name : email).focus();
            return Optional.empty();
        }
        return Optional.of(
                new UserDetails(name.getValue(), email.getValue(), language.getValue(), timeZone.getValue(), version));
    }

    /** Whether it is a field's; then it is said there. */
    boolean shows(String refusal) {
        if (!refusal.equals(Refusal.EMAIL_TAKEN.key())) {
            return false;
        }
        email.setErrorMessage(getTranslation(refusal));
        email.setInvalid(true);
        email.focus();
        return true;
    }

    private boolean check(HasValidation field, boolean valid, String error) {
        field.setErrorMessage(valid ? "" : getTranslation(error, NewAdmin.SHORTEST_PASSWORD, NewAdmin.LONGEST_NAME));
        field.setInvalid(!valid);
        return valid;
    }

    static String ownName(Locale language) {
        var words = language.getDisplayLanguage(language);
        return words.substring(0, 1).toUpperCase(language) + words.substring(1);
    }
}
