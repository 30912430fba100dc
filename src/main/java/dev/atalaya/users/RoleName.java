package dev.atalaya.users;

import java.io.Serializable;

/** A role that the list can be narrowed to. */
public record RoleName(String code, String name) implements Serializable {}
