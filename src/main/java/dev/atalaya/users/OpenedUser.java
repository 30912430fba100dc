package dev.atalaya.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as the page about them shows it. */
public record OpenedUser(
        UserRow row, @Nullable String language, @Nullable String timeZone, Instant createdAt, int version) {}
