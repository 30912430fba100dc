package dev.atalaya.components;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;

/** What will happen, a name to type out, and a reason. */
final class DangerForm extends Div {

    private final TextField typed = new TextField();
    private final TextArea reason = new TextArea();
    private final String name;

    DangerForm(String name, Component content) {
        this.name = name;
        addClassName("at-form");
        typed.setLabel(getTranslation("components.danger.type", name));
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        reason.setLabel(getTranslation("components.danger.reason"));
        reason.setHelperText(getTranslation("components.danger.reason.help"));
        reason.setMinRows(2);
        add(content, typed, reason);
    }

    AbstractField<?, ?>[] fields() {
        return new AbstractField<?, ?>[] {typed, reason};
    }

    /** The reason; empty where a field says what is wrong with it. */
    Optional<String> read() {
        var words = reason.getValue().strip();
        typed.setErrorMessage(getTranslation("components.danger.type.error", name));
        typed.setInvalid(!typed.getValue().strip().equals(name));
        reason.setErrorMessage(getTranslation("components.danger.reason.error", DangerDialog.LONGEST_REASON));
        reason.setInvalid(!DangerDialog.isReason(words));
        if (typed.isInvalid() || reason.isInvalid()) {
            (typed.isInvalid() ? typed : reason).focus();
            return Optional.empty();
        }
        return Optional.of(words);
    }
}
