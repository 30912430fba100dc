package dev.atalaya.audit;

import dev.atalaya.shared.AuditResult;
import dev.atalaya.shared.UserId;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the log is narrowed to; absent is all. The period includes its start and not its end. */
public record AuditFilter(
        @Nullable UserId actor,
        @Nullable String action,
        @Nullable AuditResult result,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable AuditSubject subject)
        implements Serializable {

    public static final AuditFilter NONE = new AuditFilter(null, null, null, null, null);

    public AuditFilter(
            @Nullable UserId actor,
            @Nullable String action,
            @Nullable AuditResult result,
            @Nullable Instant from,
            @Nullable Instant to) {
        this(actor, action, result, from, to, null);
    }

    /** All that concerns one thing. */
    public static AuditFilter of(AuditSubject subject) {
        return new AuditFilter(null, null, null, null, null, subject);
    }
}
