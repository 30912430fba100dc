package dev.atalaya.users;

import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Preferences;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps language, time zone and theme with the account, for this session and the next ones. */
@Component
class UserPreferences implements Preferences {

    private final UserRepository users;
    private final CurrentUser currentUser;

    UserPreferences(UserRepository users, CurrentUser currentUser) {
        this.users = users;
        this.currentUser = currentUser;
    }

    @Override
    @Transactional
    public void chooseLanguage(Locale language) {
        var user = currentUser.require();
        users.speak(user.id().value(), language.getLanguage());
        user.speak(language);
    }

    @Override
    @Transactional
    public void chooseTimeZone(@Nullable ZoneId zone) {
        var user = currentUser.require();
        users.live(user.id().value(), zone == null ? null : zone.getId());
        user.live(zone);
    }

    @Override
    @Transactional
    public void chooseTheme(String theme) {
        var user = currentUser.require();
        users.wear(user.id().value(), theme);
        user.wear(theme);
    }
}
