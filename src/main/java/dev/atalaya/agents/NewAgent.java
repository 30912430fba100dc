package dev.atalaya.agents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An agent to create where its slug is not known yet; what is left out gets the column's default. */
public record NewAgent(
        String slug,
        String name,
        @Nullable AgentKind kind,
        @Nullable String phone,
        @Nullable String language,
        @Nullable String timeZone) {

    public static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    public static final int NAME_LENGTH = 100;

    /** A number in E.164: a plus sign, then six to fifteen digits. */
    public static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{5,14}");

    public static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");

    public NewAgent {
        require(SLUG.matcher(slug).matches(), "An agent's slug has 1 to 63 lower-case letters, digits and hyphens");
        require(!name.isBlank() && name.codePointCount(0, name.length()) <= NAME_LENGTH, "An agent needs a name");
        require(phone == null || PHONE.matcher(phone).matches(), "An agent's phone is in E.164, such as +34600000000");
        require(language == null || LANGUAGE.matcher(language).matches(), "A language is a code such as es or es-MX");
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
