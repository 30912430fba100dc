package dev.atalaya.security;

import java.io.Serializable;
import java.util.Set;

/**
 * What a user may do and see right now: the permissions of the roles in force, and the agents reached at each level, those
 * of the levels above included. Nothing at all for whoever is not active.
 */
public record Rights(boolean active, Set<String> permissions, Set<Long> view, Set<Long> review, Set<Long> manage)
        implements Serializable {

    public static final Rights NONE = new Rights(false, Set.of(), Set.of(), Set.of(), Set.of());

    /** 0 where the agent is out of sight, then 1 to 3. */
    public int levelOf(long agent) {
        return (view.contains(agent) ? 1 : 0) + (review.contains(agent) ? 1 : 0) + (manage.contains(agent) ? 1 : 0);
    }

    /** Whether nothing of the others is missing here. */
    public boolean include(Rights others) {
        return permissions.containsAll(others.permissions)
                && view.containsAll(others.view)
                && review.containsAll(others.review)
                && manage.containsAll(others.manage);
    }
}
