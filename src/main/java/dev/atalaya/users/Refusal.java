package dev.atalaya.users;

import dev.atalaya.shared.RefusedException;
import java.util.Locale;

/** The rules that can be in the way of a change of an account, each with words for the person who meets it. */
public enum Refusal {
    EMAIL_TAKEN,
    NO_SUCH_PERSON,
    OWN_ACCOUNT,
    LAST_ADMIN,
    WRONG_STATUS,
    NO_PASSWORD,
    WRONG_PASSWORD,
    REASON;

    /** The key of the sentence that says what is in the way and what to do. */
    public String key() {
        return "users.refused." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is what was in the way. */
    public boolean isWhy(RefusedException refused) {
        return refused.key().equals(key());
    }

    RefusedException exception() {
        return new RefusedException(key());
    }
}
