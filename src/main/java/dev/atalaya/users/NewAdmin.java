package dev.atalaya.users;

/** What the first administrator says about themselves; refuses what cannot be an account. */
public record NewAdmin(String displayName, String email, String password) {

    /** Characters. */
    public static final int LONGEST_NAME = 200;

    /** Characters. */
    public static final int SHORTEST_PASSWORD = 15;

    /** Characters. */
    public static final int LONGEST_PASSWORD = 1024;

    public NewAdmin {
        displayName = displayName.strip();
        if (!isName(displayName)) {
            throw new IllegalArgumentException("A user needs a name of at most " + LONGEST_NAME + " characters");
        }
        email = EmailAddress.of(email)
                .orElseThrow(() -> new IllegalArgumentException("A user needs an e-mail address"))
                .value();
        if (!isPassword(password)) {
            throw new IllegalArgumentException("A password needs at least " + SHORTEST_PASSWORD + " characters");
        }
    }

    public static boolean isName(String name) {
        var stripped = name.strip();
        return !stripped.isEmpty()
                && stripped.codePointCount(0, stripped.length()) <= LONGEST_NAME
                && stripped.codePoints().noneMatch(NewAdmin::isInvisible);
    }

    public static boolean isEmail(String email) {
        return EmailAddress.of(email).isPresent();
    }

    public static boolean isPassword(String password) {
        return password.length() >= SHORTEST_PASSWORD && password.length() <= LONGEST_PASSWORD;
    }

    /** Controls, halves of characters, and what would make two names look alike; joiners are part of some scripts. */
    private static boolean isInvisible(int point) {
        var type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT && point != 0x200C && point != 0x200D;
    }

    @Override
    public String toString() {
        return "new admin " + email;
    }
}
