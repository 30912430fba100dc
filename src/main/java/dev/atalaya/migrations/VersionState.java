package dev.atalaya.migrations;

/** Flyway's eighteen states of a version by their names there, and one of ours: applied, and edited since. */
public enum VersionState {
    CHANGED(Severity.RED),
    FAILED(Severity.RED),
    MISSING_FAILED(Severity.RED),
    FUTURE_FAILED(Severity.RED),
    MISSING_SUCCESS(Severity.AMBER),
    OUT_OF_ORDER(Severity.AMBER),
    FUTURE_SUCCESS(Severity.AMBER),
    IGNORED(Severity.AMBER),
    OUTDATED(Severity.AMBER),
    DELETED(Severity.AMBER),
    PENDING(Severity.BLUE),
    ABOVE_TARGET(Severity.BLUE),
    AVAILABLE(Severity.BLUE),
    BASELINE(Severity.NEUTRAL),
    BELOW_BASELINE(Severity.NEUTRAL),
    BASELINE_IGNORED(Severity.NEUTRAL),
    SUPERSEDED(Severity.NEUTRAL),
    UNDONE(Severity.NEUTRAL),
    SUCCESS(Severity.GREEN);

    private final Severity severity;

    VersionState(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** Whether {@code ./atalaya migrate apply} would run it; a repeatable one that changed is listed as such besides. */
    public boolean waits() {
        return this == PENDING;
    }
}
