package dev.atalaya.users.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import dev.atalaya.users.UserRefusedException;

/** Shows what an act will do before it is done; for acts that take nothing away. */
class ActDialog extends Dialog {

    private final Div problem = new Div();

    /** @param act what the button says */
    ActDialog(String title, String act, Div content, Runnable confirmed) {
        addClassName("at-dialog");
        setHeaderTitle(title);
        problem.addClassName("at-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        content.addClassName("at-form");
        add(content, problem);
        var doIt = new Button(act, click -> confirm(confirmed));
        doIt.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("users.cancel"), click -> close()), doIt);
    }

    private void confirm(Runnable confirmed) {
        try {
            confirmed.run();
            close();
        } catch (UserRefusedException e) {
            problem.setText(getTranslation(e.why().key()));
            problem.setVisible(true);
        }
    }
}
