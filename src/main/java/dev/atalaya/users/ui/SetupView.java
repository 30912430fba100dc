package dev.atalaya.users.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.atalaya.users.FirstAdmin;
import dev.atalaya.users.NewAdmin;

@Route(value = "setup", autoLayout = false)
@AnonymousAllowed
class SetupView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final FirstAdmin firstAdmin;
    private final TextField name = new TextField(getTranslation("users.setup.name"));
    private final EmailField email = new EmailField(getTranslation("users.setup.email"));
    private final PasswordField password = new PasswordField(getTranslation("users.setup.password"));
    private String token = "";

    SetupView(FirstAdmin firstAdmin) {
        this.firstAdmin = firstAdmin;
        addClassName("at-setup");
        password.setHelperText(getTranslation("users.setup.password.help", NewAdmin.SHORTEST_PASSWORD));
        var create = new Button(getTranslation("users.setup.create"), click -> create());
        create.addThemeName("primary");
        create.addClickShortcut(Key.ENTER);
        add(
                new H1(getTranslation("users.setup.title")),
                new Paragraph(getTranslation("users.setup.intro")),
                name,
                email,
                password,
                create);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("token")
                .orElse("");
        if (!firstAdmin.isOpen(token)) {
            throw new NotFoundException("No such page");
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("users.setup.title");
    }

    private void create() {
        var valid = check(name, NewAdmin.isName(name.getValue()), "users.setup.name.error")
                & check(email, NewAdmin.isEmail(email.getValue()), "users.setup.email.error")
                & check(password, NewAdmin.isPassword(password.getValue()), "users.setup.password.error");
        if (!valid) {
            return;
        }
        if (firstAdmin.create(token, new NewAdmin(name.getValue(), email.getValue(), password.getValue()))) {
            UI.getCurrent().getPage().setLocation("login");
        } else {
            password.setErrorMessage(getTranslation("users.setup.ended"));
            password.setInvalid(true);
        }
    }

    private boolean check(HasValidation field, boolean valid, String error) {
        field.setErrorMessage(valid ? "" : getTranslation(error, NewAdmin.SHORTEST_PASSWORD, NewAdmin.LONGEST_NAME));
        field.setInvalid(!valid);
        return valid;
    }
}
