package dev.atalaya.roles;

import java.io.Serializable;

/** A role as something to choose. */
public record RoleChoice(String code, String name, boolean system) implements Serializable {}
