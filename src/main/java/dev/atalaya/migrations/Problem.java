package dev.atalaya.migrations;

import org.jspecify.annotations.Nullable;

/** What Flyway's validation found wrong: its code there, its words, and the script where it names one. */
public record Problem(
        String code,
        String message,
        @Nullable String version,
        @Nullable String description) {}
