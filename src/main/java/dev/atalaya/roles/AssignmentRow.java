package dev.atalaya.roles;

import dev.atalaya.shared.UserId;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who holds which role, by whom, why, since when and until when. */
public record AssignmentRow(
        long userId,
        String person,
        boolean service,
        long roleId,
        String roleCode,
        String roleName,
        @Nullable String by,
        String reason,
        Instant at,
        @Nullable Instant until,
        boolean ended)
        implements Serializable {

    public UserId user() {
        return new UserId(userId);
    }
}
