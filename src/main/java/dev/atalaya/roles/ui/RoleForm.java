package dev.atalaya.roles.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atalaya.roles.Refusal;
import dev.atalaya.roles.RoleDetails;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Name, code and description of a role; the code stays as it was created. */
class RoleForm extends Div {

    private static final int CODE_LENGTH = 63;

    private final TextField name = new TextField(getTranslation("roles.name"));
    private final TextField code = new TextField(getTranslation("roles.code"));
    private final TextArea description = new TextArea(getTranslation("roles.description"));

    private final @Nullable RoleDetails edited;
    private final Set<String> permissions;

    /** For a role that is not there yet and will allow this. */
    RoleForm(String wantedName, String wantedDescription, Set<String> permissions) {
        this(null, permissions);
        name.setValue(wantedName);
        description.setValue(wantedDescription);
        code.setValue(codeOf(wantedName));
        code.setHelperText(getTranslation("roles.code.help"));
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(change -> {
            if (code.getValue().equals(codeOf(change.getOldValue()))) {
                code.setValue(codeOf(change.getValue()));
            }
        });
    }

    RoleForm(RoleDetails role) {
        this(role, role.permissions());
        name.setValue(role.name());
        code.setValue(role.code());
        code.setReadOnly(true);
        description.setValue(role.description());
    }

    private RoleForm(@Nullable RoleDetails edited, Set<String> permissions) {
        this.edited = edited;
        this.permissions = permissions;
        addClassName("at-form");
        name.setMaxLength(RoleDetails.NAME_LENGTH);
        name.setAutofocus(true);
        code.setMaxLength(CODE_LENGTH);
        description.setMaxLength(RoleDetails.DESCRIPTION_LENGTH);
        description.setMinRows(2);
        description.setHelperText(getTranslation("roles.optional"));
        add(name, code, description);
    }

    AbstractField<?, ?>[] fields() {
        return new AbstractField<?, ?>[] {name, code, description};
    }

    /** Empty where a field says what is wrong with it. */
    Optional<RoleDetails> read() {
        var valid = check(name, RoleDetails.isName(name.getValue()), "roles.name.error")
                & check(code, RoleDetails.isCode(code.getValue()), "roles.code.error")
                & check(description, RoleDetails.isDescription(description.getValue()), "roles.description.error");
        if (!valid) {
            return Optional.empty();
        }
        return Optional.of(
                edited == null
                        ? RoleDetails.created(code.getValue(), name.getValue(), description.getValue(), permissions)
                        : edited.describedAs(name.getValue(), description.getValue()));
    }

    /** Whether the rule in the way belongs to a field, which then says so. */
    boolean shows(String refusal) {
        return (refusal.equals(Refusal.NAME_TAKEN.key()) && !check(name, false, refusal))
                || (refusal.equals(Refusal.CODE_TAKEN.key()) && !check(code, false, refusal));
    }

    private boolean check(HasValidation field, boolean valid, String error) {
        field.setErrorMessage(valid ? "" : getTranslation(error));
        field.setInvalid(!valid);
        return valid;
    }

    private static String codeOf(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var code = plain.replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        return code.length() > CODE_LENGTH ? code.substring(0, CODE_LENGTH) : code;
    }
}
