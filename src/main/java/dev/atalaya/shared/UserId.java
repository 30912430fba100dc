package dev.atalaya.shared;

/** A person or a service user, by its key in {@code users}. */
public record UserId(long value) {}
