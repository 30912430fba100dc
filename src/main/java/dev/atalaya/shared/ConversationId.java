package dev.atalaya.shared;

/** A conversation, by its key in {@code conversations}. */
public record ConversationId(long value) {}
