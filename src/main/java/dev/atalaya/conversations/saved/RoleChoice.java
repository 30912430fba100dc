package dev.atalaya.conversations.saved;

import java.io.Serializable;

/** A role of one's own, to share a view with. */
public record RoleChoice(long id, String name) implements Serializable {}
