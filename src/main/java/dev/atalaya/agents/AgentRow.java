package dev.atalaya.agents;

import dev.atalaya.shared.AgentId;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent in the list.
 *
 * @param inScope whether the reader may see its conversations; without that nothing of them is told
 * @param conversations at most {@link AgentService#MANY_IN_LIST}, which stands for more
 */
public record AgentRow(
        long id,
        String slug,
        String name,
        @Nullable String phone,
        AgentKind kind,
        AgentStatus status,
        String language,
        boolean inScope,
        int conversations,
        @Nullable Instant lastMessageAt)
        implements Serializable {

    public AgentId agent() {
        return new AgentId(id);
    }
}
