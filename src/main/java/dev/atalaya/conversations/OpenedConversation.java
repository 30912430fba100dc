package dev.atalaya.conversations;

import java.util.List;

/** A conversation that somebody opened, with its newest messages, the oldest of them first. */
public record OpenedConversation(ConversationDetails details, List<MessageRow> messages) {}
