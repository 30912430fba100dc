package dev.atalaya.conversations.work;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note as its readers see it.
 *
 * @param body empty where it was deleted
 * @param mayEdit whether the reader wrote it and may still write
 * @param mayDelete whether the reader wrote it or manages the agent
 */
public record NoteRow(
        long id,
        int version,
        String author,
        String body,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable String deletedBy,
        boolean mayEdit,
        boolean mayDelete)
        implements Serializable {}
