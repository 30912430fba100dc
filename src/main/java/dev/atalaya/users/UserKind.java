package dev.atalaya.users;

/** A person who signs in, or a service user that background work runs as. */
public enum UserKind {
    PERSON,
    SERVICE
}
