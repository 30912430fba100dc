package dev.atalaya.aisessions;

import dev.atalaya.shared.ConversationId;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session in the list.
 *
 * @param contact the name where one is known, else the phone
 * @param turns answers of the model
 * @param errors entries that failed
 * @param cost null where neither the platform nor a price says
 * @param latencyMs of model and tools together
 * @param outcome null while it runs, or where the platform does not say
 * @param score of the whole session, from 1 to 5
 */
public record SessionRow(
        long id,
        String model,
        String agentName,
        ConversationId conversation,
        String contact,
        Instant startedAt,
        int turns,
        int errors,
        long tokensIn,
        long tokensCached,
        long tokensOut,
        @Nullable Cost cost,
        @Nullable Long latencyMs,
        @Nullable SessionOutcome outcome,
        @Nullable Integer score)
        implements Serializable {

    public boolean failed() {
        return errors > 0 || outcome == SessionOutcome.FAILED;
    }
}
