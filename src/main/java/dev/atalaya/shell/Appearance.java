package dev.atalaya.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import dev.atalaya.components.Formats;
import dev.atalaya.components.PageLook;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Preferences;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Language, time zone and theme of the open page: as the user chose them, at once and without losing the page. */
@Component
class Appearance implements PageLook {

    private final ObjectProvider<Preferences> preferences;

    Appearance(ObjectProvider<Preferences> preferences) {
        this.preferences = preferences;
    }

    static String ownName(Locale language) {
        var name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    static ColorScheme.Value scheme(String theme) {
        return switch (theme) {
            case "light" -> ColorScheme.Value.LIGHT;
            case "dark" -> ColorScheme.Value.DARK;
            default -> ColorScheme.Value.LIGHT_DARK;
        };
    }

    void apply(UI ui, AtalayaUser user) {
        var language = user.locale();
        if (language != null) {
            ui.getSession().setLocale(language);
            ui.setLocale(language);
        }
        Formats.use(ui, user.zone());
    }

    @Override
    public void speak(UI ui, Locale language) {
        preferences.ifAvailable(store -> store.chooseLanguage(language));
        ui.getSession().setLocale(language);
        ui.setLocale(language);
        ui.getPage().executeJs("document.documentElement.lang = $0", language.getLanguage());
        ui.refreshCurrentRoute(true);
    }

    @Override
    public void wear(UI ui, String theme) {
        preferences.ifAvailable(store -> store.chooseTheme(theme));
        ui.getPage().setColorScheme(scheme(theme));
    }

    @Override
    public void live(UI ui, @Nullable ZoneId zone) {
        preferences.ifAvailable(store -> store.chooseTimeZone(zone));
        Formats.use(ui, zone);
        ui.refreshCurrentRoute(true);
    }
}
