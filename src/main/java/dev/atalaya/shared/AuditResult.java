package dev.atalaya.shared;

/** How an audited act ended. */
public enum AuditResult {
    OK,
    DENIED,
    FAILED
}
