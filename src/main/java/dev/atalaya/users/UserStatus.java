package dev.atalaya.users;

/** Where an account stands; only an active one may act. */
public enum UserStatus {
    DRAFT,
    INVITED,
    ACTIVE,
    SUSPENDED,
    ARCHIVED
}
