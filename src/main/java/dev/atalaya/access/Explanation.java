package dev.atalaya.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a user sees a conversation, or does not: each link of the chain, in the order in which the database asks.
 *
 * @param seen what the database's own policy answers to that user, together with the permission
 * @param agent the name of the agent whose conversation it is; null where there is no such conversation
 */
public record Explanation(
        String user,
        boolean active,
        long conversation,
        @Nullable String agent,
        List<Link> links,
        boolean seen) {

    /** Whether the links say the same as the policy; if ever they do not, the explanation is wrong and says so. */
    public boolean agrees() {
        return seen == (active && agent != null && holds(Kind.PERMISSION) && holds(Kind.GRANT));
    }

    public boolean holds(Kind kind) {
        return links.stream().anyMatch(link -> link.kind() == kind && link.counts());
    }

    /** What a link is about. */
    public enum Kind {
        /** A role of the user's that has the permission to read conversations. */
        PERMISSION,
        /** A grant that reaches the agent, the user's own or a role's. */
        GRANT
    }

    /**
     * One way in which the user has the permission or reaches the agent, or had.
     *
     * @param role the role by which; null for a grant of the user's own
     * @param level of a grant; null for a permission
     * @param allAgents whether the grant is for all agents
     * @param by who gave the role or the grant; null where nobody is on record, as for reference data
     * @param roleEnds when the assignment of the role ends or ended; null is never
     * @param ends when the grant ends or ended; null is never
     * @param counts whether it is in force now
     */
    public record Link(
            Kind kind,
            @Nullable String role,
            @Nullable AccessLevel level,
            boolean allAgents,
            @Nullable String by,
            String reason,
            Instant since,
            @Nullable Instant roleEnds,
            @Nullable Instant ends,
            boolean counts) {}
}
