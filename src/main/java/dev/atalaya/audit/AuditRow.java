package dev.atalaya.audit;

import dev.atalaya.shared.AuditResult;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event in the list. Labels are what they were when it happened; the agent's name is the present one. */
public record AuditRow(
        long sequence,
        Instant at,
        String actorKind,
        @Nullable Long actorId,
        @Nullable String actor,
        String action,
        @Nullable String targetType,
        @Nullable Long targetId,
        @Nullable String target,
        @Nullable Long agentId,
        @Nullable String agent,
        AuditResult result)
        implements Serializable {

    /** Whether that person or service did it. */
    public boolean isBy(long user) {
        return actorId != null && actorId == user;
    }

    /** Whether it was done to that thing. */
    public boolean isTo(AuditSubject thing) {
        return thing.type().equals(targetType) && targetId != null && targetId == thing.id();
    }

    public AuditKey key() {
        return new AuditKey(at, sequence);
    }
}
