package dev.atalaya.access;

import java.util.Set;

/** What a user may reach at each level, each level with the agents of those above it, and what the user's roles allow. */
record Rights(Set<Long> view, Set<Long> review, Set<Long> manage, Set<String> permissions) {

    static final Rights NONE = new Rights(Set.of(), Set.of(), Set.of(), Set.of());

    /** 0 where the agent is out of sight, then 1 to 3. */
    int levelOf(long agent) {
        return (view.contains(agent) ? 1 : 0) + (review.contains(agent) ? 1 : 0) + (manage.contains(agent) ? 1 : 0);
    }
}
