package dev.atalaya.aisessions;

import java.io.Serializable;
import java.util.List;

/** How often models ran in a conversation, and what that cost, by currency. */
public record ConversationCosts(long sessions, List<Cost> costs) implements Serializable {}
