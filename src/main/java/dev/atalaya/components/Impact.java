package dev.atalaya.components;

import java.util.List;

/**
 * What a change of rights would do, over all users whom it concerns.
 *
 * @param users those who would see or be allowed something else than now
 * @param agentsGained agents that at least one of them would see anew
 * @param agentsLost agents that at least one of them would no longer see
 * @param levelsRaised agents whose level rises for at least one of them, without having been out of sight
 * @param levelsLowered the same downwards
 * @param conversationsGained of the agents gained, at most {@link #MANY}, which stands for more
 * @param conversationsLost of the agents lost, likewise
 * @param permissionsGained names of permissions that at least one of them would have anew
 * @param permissionsLost names of permissions that at least one of them would no longer have
 */
public record Impact(
        int users,
        int agentsGained,
        int agentsLost,
        int levelsRaised,
        int levelsLowered,
        int conversationsGained,
        int conversationsLost,
        List<String> permissionsGained,
        List<String> permissionsLost) {

    /** Counting stops here. */
    public static final int MANY = 10_001;

    public static final Impact NONE = new Impact(0, 0, 0, 0, 0, 0, 0, List.of(), List.of());

    public boolean isNone() {
        return users == 0;
    }
}
