package dev.atalaya.security;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What signed-in users choose for themselves. */
public interface Preferences {

    void chooseLanguage(Locale language);

    /** Null is the browser's. */
    void chooseTimeZone(@Nullable ZoneId zone);

    /** {@code system}, {@code light} or {@code dark}. */
    void chooseTheme(String theme);
}
