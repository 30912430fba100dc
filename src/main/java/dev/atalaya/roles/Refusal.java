package dev.atalaya.roles;

import dev.atalaya.shared.RefusedException;
import java.util.Arrays;
import java.util.Locale;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/** The rules that can be in the way of a change of roles, each with words for the person who meets it. */
public enum Refusal {
    OWN_ROLES,
    LAST_ADMIN("users_last_admin"),
    NO_SUCH_PERSON,
    NO_SUCH_ROLE,
    END_IS_PAST,
    REASON,
    SYSTEM_ROLE,
    HELD_BY_ONESELF,
    HELD("user_roles_role_fkey"),
    CODE_TAKEN("roles_code_key"),
    NAME_TAKEN("roles_name_key");

    private final String constraint;

    Refusal() {
        this("");
    }

    /** With the database's own guard of the same rule. */
    Refusal(String constraint) {
        this.constraint = constraint;
    }

    /** The key of the sentence that says what is in the way and what to do. */
    public String key() {
        return "roles.refused." + name().toLowerCase(Locale.ROOT);
    }

    RefusedException exception() {
        return new RefusedException(key());
    }

    /** What a guard of the database refused, as the rule that it keeps; itself where it keeps none of these. */
    static RuntimeException of(DataIntegrityViolationException violation) {
        return violation.getMostSpecificCause() instanceof PSQLException cause && cause.getServerErrorMessage() != null
                ? of(violation, String.valueOf(cause.getServerErrorMessage().getConstraint()))
                : violation;
    }

    private static RuntimeException of(DataIntegrityViolationException violation, String constraint) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.constraint.equals(constraint))
                .findFirst()
                .<RuntimeException>map(Refusal::exception)
                .orElse(violation);
    }
}
