package dev.atalaya.roles;

/** What assignments are sorted by. */
public enum AssignmentOrder {
    GIVEN
}
