package dev.atalaya.users;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address in the one form that identifies an account: normalised, lower case, without folding by locale. */
record EmailAddress(String value) {

    static final int LONGEST = 254;

    private static final Pattern SHAPE = Pattern.compile("[^\\s\\p{C}@]{1,64}@[^\\s\\p{C}@]{1,253}");

    /** Empty where the text cannot be an address, so that nothing odd reaches the database. */
    static Optional<EmailAddress> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var folded = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return folded.length() <= LONGEST && SHAPE.matcher(folded).matches()
                ? Optional.of(new EmailAddress(folded))
                : Optional.empty();
    }
}
