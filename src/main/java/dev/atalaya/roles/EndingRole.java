package dev.atalaya.roles;

import java.time.Instant;

/** A role that its holder will soon lose, and when. */
public record EndingRole(String name, Instant until) {}
