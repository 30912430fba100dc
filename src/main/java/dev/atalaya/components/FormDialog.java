package dev.atalaya.components;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializablePredicate;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.shared.Registration;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import org.jspecify.annotations.Nullable;

/** A form over the page: Enter saves, Escape leaves, after asking where something was typed. */
public class FormDialog extends Dialog {

    private final Div problem = new Div();
    private final Button cancel;
    private final Button doIt;

    private SerializablePredicate<String> field = key -> false;
    private @Nullable SerializableRunnable reload;
    private boolean watched;
    private boolean changed;

    /**
     * @param act what the button says
     * @param save false where a field is wrong and says so; what it refuses is said in the dialog, and nothing is lost
     */
    public FormDialog(String title, String act, Component form, SerializableSupplier<Boolean> save) {
        addClassName("at-dialog");
        setHeaderTitle(title);
        problem.addClassName("at-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        cancel = new Button(getTranslation("components.form.cancel"), click -> leave());
        doIt = new Button(act, click -> run(save));
        doIt.addThemeVariants(ButtonVariant.PRIMARY);
        add(form, problem);
        getFooter().add(cancel, doIt);
        addDialogCloseActionListener(event -> leave());
    }

    /**
     * These fields are what is lost by leaving, and the first of all has the focus. Enter in them saves; where Enter means
     * something else, Ctrl+Enter does.
     */
    public FormDialog watch(AbstractField<?, ?>... fields) {
        if (!watched && fields[0] instanceof Focusable<?> first) {
            addOpenedChangeListener(opening -> {
                if (opening.isOpened()) {
                    first.focus();
                }
            });
        }
        watched = true;
        for (var one : fields) {
            one.addValueChangeListener(change -> changed |= change.isFromClient());
            // A text is known here when its field is left, which is later than Escape.
            Registration unused = one.getElement()
                    .addEventListener("input", typed -> changed = true)
                    .setFilter("element.atTyped ? false : (element.atTyped = true)");
            if (hasItsOwnEnter(one)) {
                doIt.addClickShortcut(Key.ENTER, KeyModifier.CONTROL)
                        .listenOn(one)
                        .resetFocusOnActiveElement();
            } else {
                doIt.addClickShortcut(Key.ENTER).listenOn(one).resetFocusOnActiveElement();
            }
        }
        return this;
    }

    /** A second act with the same form, which Enter does not do. */
    public FormDialog also(String act, SerializableSupplier<Boolean> save) {
        getFooter().removeAll();
        getFooter().add(cancel, new Button(act, click -> run(save)), doIt);
        return this;
    }

    /** Takes the keys of refusals that the form says at one of its fields. */
    public FormDialog sayAtFields(SerializablePredicate<String> shown) {
        field = shown;
        return this;
    }

    /** Offers to start from the present values where somebody else was faster. */
    public FormDialog reloadBy(SerializableRunnable reloading) {
        reload = reloading;
        return this;
    }

    /** Leaves nothing to be saved, only something to be read. */
    public FormDialog onlyShow() {
        doIt.setVisible(false);
        cancel.setText(getTranslation("components.close"));
        return this;
    }

    /** The act takes something away, and looks like it. */
    final void warn() {
        doIt.addThemeVariants(ButtonVariant.ERROR);
    }

    private void run(SerializableSupplier<Boolean> save) {
        problem.setVisible(false);
        try {
            if (save.get()) {
                close();
            }
        } catch (RuntimeException failure) {
            if (!(failure instanceof RefusedException refused && field.test(refused.key()))) {
                show(failure);
            }
        }
    }

    private void show(RuntimeException failure) {
        problem.setText(Refusals.words(failure).orElseThrow(() -> failure));
        var present = reload;
        if (failure instanceof StaleException && present != null) {
            problem.add(new Button(getTranslation("components.stale.reload"), click -> reload(present)));
        }
        problem.setVisible(true);
    }

    private void reload(SerializableRunnable reloading) {
        reloading.run();
        changed = false;
        problem.setVisible(false);
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

    private static boolean hasItsOwnEnter(Component field) {
        return field instanceof TextArea
                || field instanceof ComboBoxBase<?, ?, ?>
                || field instanceof Select<?>
                || field instanceof DatePicker
                || field instanceof DateTimePicker;
    }
}
