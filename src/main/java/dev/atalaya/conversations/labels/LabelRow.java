package dev.atalaya.conversations.labels;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A label in the list.
 *
 * @param conversations in the reader's scope that carry it, at most {@link LabelService#MANY}, which stands for more
 */
public record LabelRow(
        long id,
        int version,
        String name,
        String description,
        LabelColour colour,
        int conversations,
        Instant changedAt,
        @Nullable Instant archivedAt)
        implements Serializable {

    public boolean isArchived() {
        return archivedAt != null;
    }

    /** As its form edits it. */
    public LabelDetails details() {
        return new LabelDetails(id, version, name, description, colour);
    }
}
