package dev.atalaya.migrations;

/** How much a state matters, the worst first. */
public enum Severity {
    RED,
    AMBER,
    BLUE,
    NEUTRAL,
    GREEN
}
