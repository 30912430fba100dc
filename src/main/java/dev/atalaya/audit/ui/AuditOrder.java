package dev.atalaya.audit.ui;

/** What the log is sorted by. */
enum AuditOrder {
    TIME
}
