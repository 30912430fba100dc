package dev.atalaya.access;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grant as lists show it.
 *
 * @param agent null is all agents, present and future
 * @param inForce whether it has not ended, at the database's clock
 */
public record GrantRow(
        long id,
        GrantHolder holder,
        String holderName,
        @Nullable Long agent,
        @Nullable String agentName,
        AccessLevel level,
        @Nullable String grantedBy,
        String reason,
        Instant grantedAt,
        @Nullable Instant until,
        boolean inForce,
        int version)
        implements Serializable {}
