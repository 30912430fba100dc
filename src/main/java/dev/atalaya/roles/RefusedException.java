package dev.atalaya.roles;

import java.io.Serial;
import java.util.Locale;

/** A change of roles or of who holds them that a rule forbids; nothing was changed. */
public class RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Refusal why;

    RefusedException(Refusal why) {
        super("Refused: " + why);
        this.why = why;
    }

    public Refusal why() {
        return why;
    }

    /** The rules that can be in the way, each with words for the person who meets it. */
    public enum Refusal {
        OWN_ROLES,
        LAST_ADMIN,
        NO_SUCH_PERSON,
        NO_SUCH_ROLE,
        END_IS_PAST,
        REASON;

        /** The key of the sentence that says what is in the way and what to do. */
        public String key() {
            return "roles.refused." + name().toLowerCase(Locale.ROOT);
        }
    }
}
