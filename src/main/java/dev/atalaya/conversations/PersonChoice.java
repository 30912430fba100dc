package dev.atalaya.conversations;

import dev.atalaya.shared.UserId;
import java.io.Serializable;

/** Somebody to whom conversations in scope are assigned. */
public record PersonChoice(UserId id, String name) implements Serializable {}
