package dev.atalaya.security.ui;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.atalaya.components.Logo;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.DemoAccounts;
import org.springframework.beans.factory.ObjectProvider;

@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final CurrentUser currentUser;
    private final LoginForm form = new LoginForm();

    LoginView(CurrentUser currentUser, ObjectProvider<DemoAccounts> demoAccounts) {
        this.currentUser = currentUser;
        addClassName("at-login");
        var desk = new Div(new H1(getTranslation("security.login.title")), form);
        desk.addClassName("at-login-desk");
        if (Loopback.isDirect()) {
            demoAccounts.ifAvailable(accounts -> desk.add(new DemoCards(accounts.offered())));
        }
        var main = new Main(desk, new LanguageSwitch());
        main.addClassName("at-login-main");
        add(tower(), main);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentUser.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        var parameters = event.getLocation().getQueryParameters().getParameters();
        if (parameters.containsKey("error")) {
            form.refuse();
        } else if (parameters.containsKey("signed-out")) {
            form.say("security.login.signed-out");
        } else if (Returning.somewhere()) {
            form.say("security.login.returning");
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("security.login.title") + " · Atalaya";
    }

    private Aside tower() {
        var brand = new Span(new Logo(), new Span("Atalaya"));
        brand.addClassName("at-brand");
        var promise = new Paragraph(getTranslation("security.login.promise"));
        promise.addClassName("at-login-promise");
        var tower = new Aside(brand, new Logo(), promise);
        tower.addClassName("at-login-tower");
        return tower;
    }
}
