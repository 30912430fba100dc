package dev.atalaya.aisessions;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a session beside its entries.
 *
 * @param contact the name where one is known, else the phone
 * @param entries how many there are
 * @param score of the whole session
 * @param reviewable whether the reader has the agent at the level review
 */
public record SessionDetails(
        long id,
        AgentId agent,
        String agentName,
        ConversationId conversation,
        String contact,
        String model,
        Instant startedAt,
        @Nullable Instant endedAt,
        int turns,
        int errors,
        int entries,
        long tokensIn,
        long tokensCached,
        long tokensOut,
        long tokensReasoning,
        @Nullable Cost cost,
        @Nullable Long latencyMs,
        @Nullable SessionOutcome outcome,
        @Nullable Score score,
        boolean reviewable) {}
