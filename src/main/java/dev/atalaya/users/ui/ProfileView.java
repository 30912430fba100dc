package dev.atalaya.users.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.PageLook;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.users.OwnAccount;
import dev.atalaya.users.UserDetails;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.Locale;

@Route("profile")
@PermitAll
class ProfileView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final OwnAccount account;
    private final PageLook look;
    private final AtalayaUser user;

    ProfileView(OwnAccount account, CurrentUser currentUser, PageLook look) {
        this.account = account;
        this.look = look;
        this.user = currentUser.require();
        addClassNames("at-view", "at-profile");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(
                new ViewHeader(getTranslation("users.profile"), user.displayName() + " · " + user.getUsername()),
                appearance(),
                section("users.profile.password", new PasswordForm(account)),
                reach());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("users.profile");
    }

    private Section appearance() {
        var language = new Select<String>();
        language.setLabel(getTranslation("users.language"));
        language.setItems(UserDetails.LANGUAGES);
        language.setItemLabelGenerator(code -> UserForm.ownName(Locale.of(code)));
        language.setValue(getLocale().getLanguage());
        language.addValueChangeListener(change -> look.speak(UI.getCurrent(), Locale.of(change.getValue())));
        var zone = new TimeZoneField();
        var chosen = user.zone();
        zone.setValue(chosen == null ? null : chosen.getId());
        zone.addValueChangeListener(
                change -> look.live(UI.getCurrent(), change.getValue() == null ? null : ZoneId.of(change.getValue())));
        var theme = new Select<String>();
        theme.setLabel(getTranslation("users.theme"));
        theme.setItems("system", "light", "dark");
        theme.setItemLabelGenerator(value -> getTranslation("users.theme." + value));
        theme.setValue(user.theme());
        theme.addValueChangeListener(change -> look.wear(UI.getCurrent(), change.getValue()));
        var section = section("users.profile.appearance", language, zone, theme);
        section.addClassName("at-form");
        return section;
    }

    private Section reach() {
        var reach = account.reach();
        var why = new Paragraph(getTranslation(reach.isEmpty() ? "users.reach.none" : "users.reach.line"));
        why.addClassName("at-secondary");
        var section = section("users.reach", why);
        if (!reach.isEmpty()) {
            section.add(new ReachList(reach));
        }
        return section;
    }

    private Section section(String title, Component... content) {
        var section = new Section(new H2(getTranslation(title)));
        section.add(content);
        section.addClassName("at-card");
        return section;
    }
}
