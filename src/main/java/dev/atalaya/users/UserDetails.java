package dev.atalaya.users;

import dev.atalaya.shared.PlainText;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a person; refuses what cannot be an account.
 *
 * @param language of {@link #LANGUAGES}; null is the browser's
 * @param timeZone the id of a zone; null is the browser's
 * @param version of the account when it was read; 0 for a new one
 */
public record UserDetails(
        String displayName,
        String email,
        @Nullable String language,
        @Nullable String timeZone,
        int version) {

    public static final List<String> LANGUAGES = List.of("en", "es");

    public UserDetails {
        displayName = PlainText.of(displayName);
        if (!NewAdmin.isName(displayName)) {
            throw new IllegalArgumentException(
                    "A user needs a name of at most " + NewAdmin.LONGEST_NAME + " characters");
        }
        email = EmailAddress.of(email)
                .orElseThrow(() -> new IllegalArgumentException("A user needs an e-mail address"))
                .value();
        if (language != null && !LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("No such language");
        }
        if (timeZone != null && !isZone(timeZone)) {
            throw new IllegalArgumentException("No such time zone");
        }
    }

    public static boolean isZone(String id) {
        return ZoneId.getAvailableZoneIds().contains(id);
    }
}
