package dev.atalaya.access;

import java.io.Serializable;

/** Somebody, or a role, that a grant can be given to; the detail is the user's e-mail or the role's code. */
public record HolderChoice(GrantHolder holder, String name, String detail) implements Serializable {}
