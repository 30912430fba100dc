package dev.atalaya.security;

import java.util.Locale;

/** What signed-in users choose for themselves. */
public interface Preferences {

    void chooseLanguage(Locale language);

    /** {@code system}, {@code light} or {@code dark}. */
    void chooseTheme(String theme);
}
