package dev.atalaya.security.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.server.VaadinService;
import java.util.Locale;

/** The language of the page before anybody is known; the browser's at first. */
class LanguageSwitch extends Nav {

    LanguageSwitch() {
        addClassName("at-languages");
        setAriaLabel(getTranslation("security.login.language"));
        VaadinService.getCurrent()
                .getInstantiator()
                .getI18NProvider()
                .getProvidedLocales()
                .forEach(language -> add(choice(language)));
    }

    private NativeButton choice(Locale language) {
        var choice = new NativeButton(
                language.getDisplayLanguage(language).substring(0, 1).toUpperCase(language)
                        + language.getDisplayLanguage(language).substring(1),
                click -> speak(language));
        choice.getElement()
                .setAttribute("lang", language.getLanguage())
                .setAttribute(
                        "aria-pressed",
                        String.valueOf(language.getLanguage().equals(getLocale().getLanguage())));
        return choice;
    }

    private static void speak(Locale language) {
        var ui = UI.getCurrent();
        ui.getSession().setLocale(language);
        ui.setLocale(language);
        ui.getPage().executeJs("document.documentElement.lang = $0", language.getLanguage());
        ui.refreshCurrentRoute(false);
    }
}
