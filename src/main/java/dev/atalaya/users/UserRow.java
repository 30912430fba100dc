package dev.atalaya.users;

import dev.atalaya.shared.UserId;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user in the list.
 *
 * @param roles the names of those in force
 * @param agents how many different ones the grants in force name
 * @param allAgents whether a grant in force reaches all, present and future
 */
public record UserRow(
        UserId id,
        UserKind kind,
        String displayName,
        @Nullable String email,
        UserStatus status,
        List<String> roles,
        int agents,
        boolean allAgents,
        @Nullable Instant lastLoginAt)
        implements Serializable {}
