package dev.atalaya.users;

import org.jspecify.annotations.Nullable;

/**
 * Which users are wanted; null and the empty text narrow nothing.
 *
 * @param role the code of a role that is held and in force
 * @param text part of the name or the e-mail
 */
public record UserFilter(
        UserKind kind,
        @Nullable UserStatus status,
        @Nullable String role,
        String text) {

    public static final UserFilter PEOPLE = new UserFilter(UserKind.PERSON, null, null, "");

    /** Characters. */
    public static final int LONGEST_TEXT = 200;

    public UserFilter {
        text = text.strip();
        if (!accepts(text)) {
            throw new IllegalArgumentException("A text to look for has at most 200 characters and no NUL");
        }
    }

    public static boolean accepts(String text) {
        return text.length() <= LONGEST_TEXT
                && text.indexOf('\0') < 0
                && text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }
}
