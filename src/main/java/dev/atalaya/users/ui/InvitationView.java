package dev.atalaya.users.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.atalaya.users.Invitations;
import dev.atalaya.users.NewAdmin;

@Route(value = "invitation", autoLayout = false)
@AnonymousAllowed
class InvitationView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final Invitations invitations;
    private final PasswordField password = new PasswordField(getTranslation("users.setup.password"));
    private final PasswordField again = new PasswordField(getTranslation("users.password.again"));
    private String token = "";

    InvitationView(Invitations invitations) {
        this.invitations = invitations;
        addClassName("at-setup");
        password.setHelperText(getTranslation("users.setup.password.help", NewAdmin.SHORTEST_PASSWORD));
        password.getElement().setAttribute("autocomplete", "new-password");
        again.getElement().setAttribute("autocomplete", "new-password");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("token")
                .orElse("");
        var person = invitations.open(token).orElseThrow(() -> new NotFoundException("No such page"));
        var accept = new Button(getTranslation("users.invitation.accept"), click -> accept());
        accept.addThemeName("primary");
        accept.addClickShortcut(Key.ENTER);
        removeAll();
        add(
                new H1(getTranslation("users.invitation.welcome", person.name())),
                new Paragraph(getTranslation("users.invitation.intro", person.email())),
                password,
                again,
                accept);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("users.invitation.page");
    }

    private void accept() {
        if (!PasswordCheck.areGood(password, again)) {
            return;
        }
        if (invitations.accept(token, password.getValue())) {
            UI.getCurrent().getPage().setLocation("login");
        } else {
            password.setErrorMessage(getTranslation("users.invitation.ended"));
            password.setInvalid(true);
        }
    }
}
