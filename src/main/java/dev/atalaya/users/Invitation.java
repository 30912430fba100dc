package dev.atalaya.users;

import dev.atalaya.shared.UserId;

/**
 * A link with which one person chooses a password, once.
 *
 * @param link shown once and stored nowhere
 * @param delivery what became of the e-mail
 */
public record Invitation(UserId user, String name, String email, String link, Delivery delivery) {

    /** Days that a link works. */
    public static final int DAYS = 7;

    @Override
    public String toString() {
        return "invitation of " + user;
    }

    /** What became of the e-mail with the link. */
    public enum Delivery {
        SENT,
        FAILED,
        NOT_CONFIGURED
    }
}
