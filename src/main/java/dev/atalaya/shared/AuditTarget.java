package dev.atalaya.shared;

import org.jspecify.annotations.Nullable;

/** What an audited act was done to: the kind of thing, its key where it has one, and a label that outlives it. */
public record AuditTarget(
        String type, @Nullable Long id, @Nullable String label) {}
