package dev.atalaya.agents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many conversations an agent has, by status; each at most {@link AgentService#MANY}, which stands for more.
 *
 * @param lastMessageAt null where there is none
 */
public record AgentVolumes(
        int open,
        int pending,
        int snoozed,
        int closed,
        @Nullable Instant lastMessageAt) {}
