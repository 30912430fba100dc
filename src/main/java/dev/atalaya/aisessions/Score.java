package dev.atalaya.aisessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What reviewers think of a session or of an entry of it, from 1 to 5, and what it should have answered. */
public record Score(
        int score,
        @Nullable String comment,
        @Nullable String correctedAnswer,
        @Nullable String reviewer,
        Instant updatedAt,
        int version) {}
