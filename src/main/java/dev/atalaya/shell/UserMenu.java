package dev.atalaya.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Who is signed in, their language and theme, and the way out. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class UserMenu extends MenuBar {

    private final Appearance appearance;
    private final I18NProvider texts;

    UserMenu(CurrentUser currentUser, Appearance appearance, I18NProvider texts, AuthenticationContext session) {
        this.appearance = appearance;
        this.texts = texts;
        addClassName("at-user");
        addThemeVariants(MenuBarVariant.TERTIARY);
        currentUser.find().ifPresent(user -> build(user, session));
    }

    private void build(AtalayaUser user, AuthenticationContext session) {
        var root = addItem(face(user));
        root.setAriaLabel(getTranslation("shell.user", user.displayName()));
        var menu = root.getSubMenu();
        var who = menu.addItem(card(user));
        who.setEnabled(false);
        who.addClassNames("at-user-item");
        menu.addSeparator();
        menu.addItem(getTranslation("shell.profile"), click -> UI.getCurrent().navigate("profile"));
        languages(menu.addItem(getTranslation("shell.language")).getSubMenu());
        themes(menu.addItem(getTranslation("shell.theme")).getSubMenu(), user);
        menu.addSeparator();
        menu.addItem(getTranslation("shell.sign-out"), click -> session.logout());
    }

    private void languages(SubMenu menu) {
        for (var language : texts.getProvidedLocales()) {
            var item = menu.addItem(Appearance.ownName(language), click -> appearance.speak(UI.getCurrent(), language));
            item.getElement().setAttribute("lang", language.getLanguage());
            choose(item, language.getLanguage().equals(getLocale().getLanguage()));
        }
    }

    private void themes(SubMenu menu, AtalayaUser user) {
        for (var theme : List.of("system", "light", "dark")) {
            var item = menu.addItem(getTranslation("shell.theme." + theme), click -> {
                appearance.wear(UI.getCurrent(), theme);
                menu.getItems().forEach(other -> choose(other, other.equals(click.getSource())));
            });
            choose(item, theme.equals(user.theme()));
        }
    }

    private static void choose(MenuItem item, boolean chosen) {
        item.setCheckable(true);
        item.setChecked(chosen);
        // The component draws the mark and does not tell of it.
        item.getElement().setAttribute("aria-current", String.valueOf(chosen));
    }

    private static Div face(AtalayaUser user) {
        var avatar = new Avatar(user.displayName());
        avatar.getElement().setAttribute("aria-hidden", "true");
        var name = new Span(user.displayName());
        name.addClassName("at-user-name");
        var face = new Div(avatar, name);
        face.addClassName("at-user-face");
        return face;
    }

    private static Div card(AtalayaUser user) {
        var name = new Span(user.displayName());
        name.addClassName("at-user-name");
        var email = new Span(user.getUsername());
        email.addClassName("at-secondary");
        var card = new Div(name, email);
        card.addClassName("at-user-card");
        return card;
    }
}
