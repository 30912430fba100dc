package dev.atalaya.roles;

import java.io.Serializable;

/** A role in the list, with what it allows, who holds it now and which agents it reaches, in numbers. */
public record RoleRow(
        long id, String code, String name, boolean system, int permissions, int holders, int agents, boolean everyAgent)
        implements Serializable {}
