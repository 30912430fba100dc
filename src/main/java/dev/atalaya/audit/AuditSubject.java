package dev.atalaya.audit;

import java.io.Serializable;

/**
 * A thing whose history is asked for, by its kind as events name their targets: what was done to it; of a user also
 * what the user did, of an agent also what happened within it.
 */
public record AuditSubject(String type, long id) implements Serializable {

    public static final String USER = "user";
    public static final String ROLE = "role";
    public static final String AGENT = "agent";
}
