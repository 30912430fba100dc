package dev.atalaya.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;

/** Asks before an act that takes something away: what it will do, the name typed out, and a reason. */
public class DangerDialog extends Dialog {

    /** Characters. */
    public static final int LONGEST_REASON = 500;

    private final String name;
    private final TextField typed = new TextField();
    private final TextArea reason = new TextArea();
    private final Div problem = new Div();

    /**
     * @param act what the button says, such as "Suspend Ana"
     * @param name what must be typed
     * @param content what will happen, in numbers
     * @param confirmed called with the reason; a text that it throws as {@link IllegalStateException} is shown and nothing is lost
     */
    public DangerDialog(
            String title, String act, String name, Component content, SerializableConsumer<String> confirmed) {
        this.name = name;
        addClassName("at-dialog");
        setHeaderTitle(title);
        typed.setLabel(getTranslation("components.danger.type", name));
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        reason.setLabel(getTranslation("components.danger.reason"));
        reason.setHelperText(getTranslation("components.danger.reason.help"));
        reason.setMinRows(2);
        problem.addClassName("at-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var body = new Div(content, typed, reason, problem);
        body.addClassName("at-form");
        add(body);
        var doIt = new Button(act, click -> confirm(confirmed));
        doIt.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        doIt.addClickShortcut(Key.ENTER).listenOn(typed);
        getFooter().add(new Button(getTranslation("components.danger.cancel"), click -> close()), doIt);
    }

    private void confirm(SerializableConsumer<String> confirmed) {
        var name = typed.getValue().strip();
        var words = reason.getValue().strip();
        typed.setErrorMessage(getTranslation("components.danger.type.error", this.name));
        typed.setInvalid(!name.equals(this.name));
        reason.setErrorMessage(getTranslation("components.danger.reason.error", LONGEST_REASON));
        reason.setInvalid(!isReason(words));
        if (typed.isInvalid() || reason.isInvalid()) {
            (typed.isInvalid() ? typed : reason).focus();
            return;
        }
        try {
            confirmed.accept(words);
            close();
        } catch (IllegalStateException refused) {
            problem.setText(refused.getMessage());
            problem.setVisible(true);
        }
    }

    /** Not empty, not too long, and nothing in it that is not text. */
    public static boolean isReason(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST_REASON
                && text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
