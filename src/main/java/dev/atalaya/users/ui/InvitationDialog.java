package dev.atalaya.users.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import dev.atalaya.components.Toast;
import dev.atalaya.users.Invitation;
import dev.atalaya.users.Invitation.Delivery;

/** The link of an invitation that no e-mail took, shown once to be handed over. */
class InvitationDialog extends Dialog {

    private InvitationDialog(Invitation invitation) {
        addClassName("at-dialog");
        setHeaderTitle(getTranslation("users.invitation.title", invitation.name()));
        var link = new TextField(getTranslation("users.invitation.link"));
        link.setValue(invitation.link());
        link.setReadOnly(true);
        link.addClassName("at-invitation-link");
        var copy = new Button(VaadinIcon.COPY_O.create());
        copy.setAriaLabel(getTranslation("users.invitation.copy"));
        copy.setTooltipText(getTranslation("users.invitation.copy"));
        copy.addThemeVariants(ButtonVariant.TERTIARY);
        copy.addClickListener(click -> {
            getElement().executeJs("return navigator.clipboard.writeText($0)", invitation.link());
            Toast.show(getTranslation("users.invitation.copied"));
        });
        link.setSuffixComponent(copy);
        var body = new Div(
                new Paragraph(getTranslation(
                        invitation.delivery() == Delivery.FAILED
                                ? "users.invitation.failed"
                                : "users.invitation.hand_over",
                        invitation.email(),
                        Invitation.DAYS)),
                link);
        body.addClassName("at-form");
        add(body);
        setCloseOnOutsideClick(false);
        var done = new Button(getTranslation("users.invitation.done"), click -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }

    /** Says that it was sent, or shows the link. */
    static void tell(Invitation invitation) {
        var dialog = new InvitationDialog(invitation);
        if (invitation.delivery() == Delivery.SENT) {
            Toast.show(dialog.getTranslation("users.invitation.sent", invitation.email()));
        } else {
            dialog.open();
        }
    }
}
