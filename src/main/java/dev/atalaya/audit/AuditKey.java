package dev.atalaya.audit;

import java.time.Instant;

/** Where a page of the log starts: after the event with this time and sequence. */
public record AuditKey(Instant at, long sequence) {}
