package dev.atalaya.users;

import dev.atalaya.shared.PlainText;

/** What the first administrator says about themselves; refuses what cannot be an account. */
public record NewAdmin(String displayName, String email, String password) {

    /** Characters. */
    public static final int LONGEST_NAME = 200;

    /** Characters. */
    public static final int SHORTEST_PASSWORD = 15;

    /** Characters. */
    public static final int LONGEST_PASSWORD = 1024;

    public NewAdmin {
        displayName = PlainText.of(displayName);
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
        var text = PlainText.of(name);
        return !text.isEmpty() && PlainText.isLine(text, LONGEST_NAME);
    }

    public static boolean isEmail(String email) {
        return EmailAddress.of(email).isPresent();
    }

    public static boolean isPassword(String password) {
        return password.length() >= SHORTEST_PASSWORD && password.length() <= LONGEST_PASSWORD;
    }

    @Override
    public String toString() {
        return "new admin " + email;
    }
}
