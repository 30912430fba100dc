package dev.atalaya.roles;

/** What the list of roles is sorted by. */
public enum RoleOrder {
    NAME
}
