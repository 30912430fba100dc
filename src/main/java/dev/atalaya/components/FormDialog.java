package dev.atalaya.components;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableSupplier;

/** A form over the page: Enter saves, Escape leaves, after asking where something was typed. */
public class FormDialog extends Dialog {

    private final Div problem = new Div();
    private final Button doIt;

    private boolean changed;

    /**
     * @param act what the button says
     * @param save false where a field is wrong and says so; a text that it throws as {@link IllegalStateException} is shown
     */
    public FormDialog(String title, String act, Component form, SerializableSupplier<Boolean> save) {
        addClassName("at-dialog");
        setHeaderTitle(title);
        problem.addClassName("at-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        doIt = new Button(act, click -> save(save));
        doIt.addThemeVariants(ButtonVariant.PRIMARY);
        add(form, problem);
        getFooter().add(new Button(getTranslation("components.form.cancel"), click -> leave()), doIt);
        addDialogCloseActionListener(event -> leave());
    }

    /** These fields are what is lost by leaving, and Enter in one of a single line saves. */
    public FormDialog watch(AbstractField<?, ?>... fields) {
        for (var field : fields) {
            field.addValueChangeListener(change -> changed |= change.isFromClient());
            if (field instanceof TextField) {
                doIt.addClickShortcut(Key.ENTER).listenOn(field);
            }
        }
        return this;
    }

    /** What keeps it from being saved and belongs to no field; what was typed stays. */
    public void refuse(String text) {
        problem.setText(text);
        problem.setVisible(true);
    }

    private void save(SerializableSupplier<Boolean> save) {
        problem.setVisible(false);
        try {
            if (save.get()) {
                close();
            }
        } catch (IllegalStateException refused) {
            refuse(String.valueOf(refused.getMessage()));
        }
    }

    private void leave() {
        if (!changed) {
            close();
            return;
        }
        var question = new ConfirmDialog(
                getTranslation("components.form.leave"),
                getTranslation("components.form.leave.why"),
                getTranslation("components.form.leave.yes"),
                event -> close());
        question.setCancelable(true);
        question.setCancelText(getTranslation("components.form.leave.no"));
        question.open();
    }
}
