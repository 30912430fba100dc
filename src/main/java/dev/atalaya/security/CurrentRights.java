package dev.atalaya.security;

import dev.atalaya.shared.UserId;

/** Asks the database what a user may do and see at this moment. */
public interface CurrentRights {

    Rights of(UserId user);
}
