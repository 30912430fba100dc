package dev.atalaya.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the log holds of one event; hashes as hexadecimal. */
public record AuditDetails(
        AuditRow row,
        int actionVersion,
        @Nullable Long subjectId,
        List<Change> changes,
        @Nullable String reason,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String requestId,
        String previousHash,
        String hash) {

    /** A field's value before and after; absent where it had or has none. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
