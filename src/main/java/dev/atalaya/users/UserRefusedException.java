package dev.atalaya.users;

import dev.atalaya.shared.RefusedException;
import java.io.Serial;
import java.util.Locale;

/** A change of an account that a rule forbids; nothing was changed. */
public class UserRefusedException extends RefusedException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Refusal why;

    UserRefusedException(Refusal why) {
        super(why.key());
        this.why = why;
    }

    public Refusal why() {
        return why;
    }

    /** The rules that can be in the way, each with words for the person who meets it. */
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
    }
}
