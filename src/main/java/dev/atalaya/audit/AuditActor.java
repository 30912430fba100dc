package dev.atalaya.audit;

import dev.atalaya.shared.UserId;

/** Somebody whom the log names, by the latest label there. */
public record AuditActor(UserId id, String label) {}
