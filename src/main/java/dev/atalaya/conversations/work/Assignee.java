package dev.atalaya.conversations.work;

import dev.atalaya.shared.UserId;

/** Somebody who can attend conversations of an agent. */
public record Assignee(UserId id, String name, String email) {}
