package dev.atalaya.users.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.Formats;
import dev.atalaya.shared.StaleException;
import dev.atalaya.users.OpenedUser;
import dev.atalaya.users.UserDetails;
import dev.atalaya.users.UserRefusedException;
import dev.atalaya.users.UserRefusedException.Refusal;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The form about a person in a dialog: Enter saves, Esc leaves after asking when something was typed. */
class UserDialog extends Dialog {

    private final UserForm form = new UserForm();
    private final Div problem = new Div();
    private final Clock clock;

    private @Nullable Supplier<OpenedUser> current;

    /** For somebody new. */
    UserDialog(Clock clock) {
        this.clock = clock;
        addClassName("at-dialog");
        setHeaderTitle(getTranslation("users.new"));
        problem.addClassName("at-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        add(form, problem);
        setCloseOnOutsideClick(false);
        addDialogCloseActionListener(close -> leave());
        getFooter().add(new Button(getTranslation("users.cancel"), click -> leave()));
    }

    /** For somebody who is there, as they are now. */
    UserDialog(Supplier<OpenedUser> current, Clock clock) {
        this(clock);
        this.current = current;
        var user = current.get();
        setHeaderTitle(getTranslation("users.edit.title", user.row().displayName()));
        form.show(user);
    }

    /** A button that reads the form; the dialog closes when the act succeeds. */
    UserDialog act(String words, Consumer<UserDetails> act) {
        getFooter().add(new Button(words, click -> run(act)));
        return this;
    }

    /** The same, for the act that Enter does. */
    UserDialog mainAct(String words, Consumer<UserDetails> act) {
        var button = new Button(words, click -> run(act));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClickShortcut(Key.ENTER).listenOn(form);
        getFooter().add(button);
        return this;
    }

    private void run(Consumer<UserDetails> act) {
        problem.setVisible(false);
        form.read().ifPresent(details -> {
            try {
                act.accept(details);
                close();
            } catch (UserRefusedException e) {
                refuse(e.why());
            } catch (StaleException e) {
                sayWhoWasFaster(e);
            }
        });
    }

    private void refuse(Refusal why) {
        if (why == Refusal.EMAIL_TAKEN) {
            form.emailIsTaken(getTranslation(why.key()));
        } else {
            problem.removeAll();
            problem.add(new Span(getTranslation(why.key())));
            problem.setVisible(true);
        }
    }

    private void sayWhoWasFaster(StaleException stale) {
        var who = stale.changedBy() == null ? getTranslation("users.stale.somebody") : stale.changedBy();
        var when = Formats.current().relative(stale.changedAt(), clock.instant());
        problem.removeAll();
        problem.add(new Span(getTranslation("users.stale", who, when)));
        if (current != null) {
            problem.add(new Button(getTranslation("users.stale.reload"), click -> reload()));
        }
        problem.setVisible(true);
    }

    private void reload() {
        if (current != null) {
            form.show(current.get());
        }
        problem.setVisible(false);
    }

    private void leave() {
        if (!form.isChanged()) {
            close();
            return;
        }
        var ask = new ConfirmDialog(
                getTranslation("users.leave.title"),
                getTranslation("users.leave.text"),
                getTranslation("users.leave"),
                confirm -> close());
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("users.stay"));
        ask.open();
    }
}
